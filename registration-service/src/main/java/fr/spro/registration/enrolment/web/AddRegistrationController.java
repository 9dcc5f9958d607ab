package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.seating.SeatQueries;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's form to register people who call: confirmed immediately, also while registration is
/// closed to the public.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/nouvelle")
@PreAuthorize("hasRole('ORGANISER')")
class AddRegistrationController {

    private final PrefilledForms prefilledForms;
    private final StructureChoice structureChoice;
    private final SeatQueries seats;
    private final RegisterParticipant registerParticipant;
    private final ConfirmRegistration confirmRegistration;

    AddRegistrationController(
            PrefilledForms prefilledForms,
            StructureChoice structureChoice,
            SeatQueries seats,
            RegisterParticipant registerParticipant,
            ConfirmRegistration confirmRegistration) {
        this.prefilledForms = prefilledForms;
        this.structureChoice = structureChoice;
        this.seats = seats;
        this.registerParticipant = registerParticipant;
        this.confirmRegistration = confirmRegistration;
    }

    /// @param badge the registration for another day of the person to register; empty for nobody in particular
    @GetMapping
    String show(RegionalDay day, @RequestParam(defaultValue = "") String badge, Staff staff, Model model) {
        requireAhead(day);
        var known = prefilledForms.ofBadge(badge, staff);
        model.addAttribute("form", known.map(PrefilledForms::of).orElseGet(RegistrationForm::empty));
        model.addAttribute(
                "language", known.map(found -> found.participant().language()).orElse("fr"));
        return page(day, model);
    }

    /// For somebody whom the search at the check-in desk did not find. By POST, so that the name is in
    /// no log.
    @PostMapping("/nom")
    String showNamed(RegionalDay day, @RequestParam(name = "nom", defaultValue = "") String name, Model model) {
        requireAhead(day);
        model.addAttribute("form", PrefilledForms.named(name));
        model.addAttribute("language", "fr");
        return page(day, model);
    }

    @PostMapping
    String add(
            RegionalDay day,
            @Valid @ModelAttribute("form") RegistrationForm form,
            BindingResult errors,
            @RequestParam(name = "langue", defaultValue = "fr") String language,
            Model model,
            RedirectAttributes after) {
        var wishes = form.wishes(structureChoice.originOf(form, errors), day);
        form.requireChoices(day, seats.selectionMode(day), errors);
        if (errors.hasErrors()) FormErrors.reject(errors, CheckWishes.violations(day, wishes, false));
        else {
            var outcome = registerParticipant.handle(new RegisterParticipant.Command(
                    new RegistrationId(IdempotencyKey.fresh()),
                    day.id(),
                    form.participant(language.equals("en") ? Locale.ENGLISH : Locale.FRENCH),
                    wishes,
                    true));
            switch (outcome) {
                case Outcome.Accepted(var id, var _) -> {
                    var confirmed = confirmRegistration.handle(id);
                    var isSeated = seats.placesOf(confirmed.claim()).day().seated();
                    after.addAttribute("id", id.value());
                    var said = isSeated ? "ajout" : "ajout-attente";
                    after.addAttribute("fait", day.isOver(seats.now()) ? "ajout-apres" : said);
                    return "redirect:/coordination/journees/{slug}/inscriptions/{id}";
                }
                case Outcome.Known(var _, var other, var _) -> StaffRegistrationPage.known(other, errors, model);
                case Outcome.NotOpen(var now) -> notAhead(now, errors);
                case Outcome.NoSuchDay _, Outcome.Moved _ -> notAhead(day, errors);
                case Outcome.Invalid(var found) -> FormErrors.reject(errors, found);
            }
        }
        model.addAttribute("language", language);
        return page(day, model);
    }

    private static void requireAhead(RegionalDay day) {
        if (day.isAhead()) return;
        throw new RefusedForm(
                "not-ahead",
                WrongState.words(day),
                "/coordination/journees/%s/inscriptions".formatted(day.id().value()));
    }

    private static void notAhead(RegionalDay day, BindingResult errors) {
        FormErrors.reject(errors, "lastName", "not-open", WrongState.words(day));
    }

    private String page(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("occupancy", seats.of(day));
        model.addAttribute("over", day.isOver(seats.now()));
        structureChoice.offer(model);
        return "enrolment/staff-add";
    }
}
