package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.ChangeRegistration.Outcome;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.seating.SeatQueries;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One registration as the staff sees it, with its messages and its history; the organiser also
/// corrects, changes, cancels and erases it.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class StaffRegistrationController {

    private static final int HISTORY = 100;
    private static final int LONGEST_REASON = 300;
    private static final String TO_PAGE = "redirect:/coordination/journees/{slug}/inscriptions/{id}";

    private final Deliveries deliveries;
    private final IdResolver ids;
    private final SeatQueries seats;
    private final StructureChoice structureChoice;
    private final StaleChoice staleChoice;
    private final ChangeRegistration changeRegistration;
    private final CorrectParticipant correctParticipant;
    private final CancelRegistration cancelRegistration;
    private final EraseParticipant eraseParticipant;
    private final AuditLog auditLog;

    StaffRegistrationController(
            Deliveries deliveries,
            IdResolver ids,
            SeatQueries seats,
            StructureChoice structureChoice,
            StaleChoice staleChoice,
            ChangeRegistration changeRegistration,
            CorrectParticipant correctParticipant,
            CancelRegistration cancelRegistration,
            EraseParticipant eraseParticipant,
            AuditLog auditLog) {
        this.deliveries = deliveries;
        this.ids = ids;
        this.seats = seats;
        this.structureChoice = structureChoice;
        this.staleChoice = staleChoice;
        this.changeRegistration = changeRegistration;
        this.correctParticipant = correctParticipant;
        this.cancelRegistration = cancelRegistration;
        this.eraseParticipant = eraseParticipant;
        this.auditLog = auditLog;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String show(RegionalDay day, Registration registration, Model model) {
        page(day, registration, model);
        model.addAttribute("state", registration.listing().state().code());
        model.addAttribute("structure", registration.wishes().origin(ids.structures()));
        model.addAttribute("places", seats.placesOf(registration.claim()));
        model.addAttribute("messages", deliveries.findByRegistrationInOrderByAt(List.of(registration.id())));
        model.addAttribute(
                "history", auditLog.of(registration.id().subject(), HISTORY).reversed());
        return "enrolment/staff-one";
    }

    @GetMapping("/choix")
    String choose(RegionalDay day, Registration registration, Model model) {
        page(day, registration, model);
        model.addAttribute("form", ChoiceForm.of(day, registration.wishes()));
        return choice(day, model);
    }

    @PostMapping("/choix")
    String choose(
            RegionalDay day,
            Registration registration,
            @Valid @ModelAttribute("form") ChoiceForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        page(day, registration, model);
        var wishes = form.wishes(structureChoice.originOf(form, faults), day);
        if (faults.hasErrors()) FormErrors.reject(faults, CheckWishes.violations(day, wishes, false));
        else {
            switch (changeRegistration.handle(
                    new ChangeRegistration.Command(registration.id(), wishes, form.version(), staff.subject()))) {
                case Outcome.Changed _ -> {
                    return done("choix", after);
                }
                case Outcome.TooLate _ -> {
                    return done("trop-tard", after);
                }
                case Outcome.Overtaken(var now) -> {
                    staleChoice.show(form, day, now.wishes(), model, response);
                    return choice(day, model);
                }
                case Outcome.Faulty(var found) -> FormErrors.reject(faults, found);
            }
        }
        return choice(day, model);
    }

    @GetMapping("/identite")
    String correct(RegionalDay day, Registration registration, Model model) {
        page(day, registration, model);
        model.addAttribute("form", IdentityForm.of(registration.participant()));
        return "enrolment/staff-identity";
    }

    @PostMapping("/identite")
    String correct(
            RegionalDay day,
            Registration registration,
            @Valid @ModelAttribute("form") IdentityForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        page(day, registration, model);
        if (faults.hasErrors()) {
            return "enrolment/staff-identity";
        }
        var command = new CorrectParticipant.Command(
                registration.id(), form.name().strip(), form.email().strip(), form.version(), staff.subject());
        return switch (correctParticipant.handle(command)) {
            case CorrectParticipant.Outcome.Corrected _ -> done("identite", after);
            case CorrectParticipant.Outcome.Overtaken(var now) -> {
                StaleForm.show("form", form, IdentityForm.of(now.participant()), model, response);
                page(day, now, model);
                yield "enrolment/staff-identity";
            }
        };
    }

    @GetMapping("/{step:annulation|effacement}")
    String ask(RegionalDay day, Registration registration, @PathVariable String step, Model model) {
        page(day, registration, model);
        model.addAttribute("step", step);
        return "enrolment/staff-end";
    }

    @PostMapping("/annulation")
    String cancel(
            Registration registration,
            @RequestParam(name = "motif", defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes after) {
        var given = reason.strip();
        cancelRegistration.handle(
                registration.id(),
                staff.subject(),
                given.isEmpty() ? null : given.substring(0, Math.min(LONGEST_REASON, given.length())));
        return done("annulation", after);
    }

    @PostMapping("/effacement")
    String erase(Registration registration, Staff staff, RedirectAttributes after) {
        eraseParticipant.handle(registration.id(), staff.subject());
        return done("effacement", after);
    }

    private static void page(RegionalDay day, Registration registration, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("registration", registration);
    }

    private String choice(RegionalDay day, Model model) {
        model.addAttribute("occupancy", seats.of(day));
        structureChoice.offer(model);
        return "enrolment/staff-choice";
    }

    private static String done(String done, RedirectAttributes after) {
        after.addAttribute("fait", done);
        return TO_PAGE;
    }
}
