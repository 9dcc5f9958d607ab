package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.ForeseeErasure;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.seating.SeatQueries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages with which an organiser cancels a registration or erases a participant.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class StaffEndController {

    /// @param motif the reason of a cancellation, for the staff only
    /// @param presence `oui` if the page said that the attendance is withdrawn with it
    record ReasonForm(
            @Nullable @Size(max = 300) String motif,
            @Nullable String presence) {

        boolean isPresenceKnown() {
            return "oui".equals(presence);
        }

        String reason() {
            return motif == null ? "" : motif.strip();
        }
    }

    private final CancelRegistration cancelRegistration;
    private final EraseParticipant eraseParticipant;
    private final ForeseeErasure foreseeErasure;
    private final SeatQueries seats;
    private final Clock clock;

    StaffEndController(
            CancelRegistration cancelRegistration,
            EraseParticipant eraseParticipant,
            ForeseeErasure foreseeErasure,
            SeatQueries seats,
            Clock clock) {
        this.cancelRegistration = cancelRegistration;
        this.eraseParticipant = eraseParticipant;
        this.foreseeErasure = foreseeErasure;
        this.seats = seats;
        this.clock = clock;
    }

    @GetMapping("/{step:annulation|effacement}")
    String ask(RegionalDay day, Registration registration, @PathVariable String step, Model model) {
        model.addAttribute("form", new ReasonForm("", null));
        return page(day, registration, step, model);
    }

    private String page(RegionalDay day, Registration registration, String step, Model model) {
        StaffRegistrationPage.show(day, registration, model);
        model.addAttribute("step", step);
        model.addAttribute("refused", refusal(day, registration, step).orElse(null));
        model.addAttribute("begun", day.hasBegun(clock.instant()));
        var state = ParticipantState.of(day, registration, seats);
        model.addAttribute("frees", state.seated() && day.isToCome(clock.instant()));
        if (step.equals("effacement") && !registration.isErased()) {
            model.addAttribute("effects", foreseeErasure.of(day, registration));
            model.addAttribute("texts", foreseeErasure.textsToReview(registration));
        }
        model.addAttribute("typing", true);
        return "enrolment/staff-end";
    }

    /// The end of the message key of the reason why it cannot be done.
    private static Optional<String> refusal(RegionalDay day, Registration registration, String step) {
        if (step.equals("effacement")) return registration.isErased() ? Optional.of("ended") : Optional.empty();
        if (registration.isCancellable(day)) return Optional.empty();
        return Optional.of(registration.isActive() ? "archived" : "ended");
    }

    @PostMapping("/annulation")
    String cancel(
            RegionalDay day,
            Registration registration,
            @Valid @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        if (errors.hasErrors()) return page(day, registration, "annulation", model);
        var reason = form.reason();
        var ended = cancelRegistration.handle(
                registration.id(), staff.subject(), reason.isEmpty() ? null : reason, form.isPresenceKnown());
        if (ended.isCancellable(day)) {
            model.addAttribute("changed", true);
            return page(day, ended, "annulation", model);
        }
        var isNoted = ended.status() instanceof RegistrationStatus.Cancelled
                && (reason.isEmpty() || reason.equals(ended.status().reason()));
        if (!isNoted) {
            throw StaffRegistrationPage.ended(registration, Ended.of(ended).orElse(Ended.DAY_ARCHIVED));
        }
        return StaffRegistrationPage.done("annulation", after);
    }

    @PostMapping("/effacement")
    String erase(Registration registration, Staff staff, RedirectAttributes after) {
        eraseParticipant.handle(registration.id(), staff.subject());
        return StaffRegistrationPage.done("effacement", after);
    }
}
