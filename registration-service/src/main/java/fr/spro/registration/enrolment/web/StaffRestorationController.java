package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RestoreRefusal;
import fr.spro.registration.enrolment.RestoreRegistration;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page with which an organiser undoes a cancellation: it says what the person gets back before it is done.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}/retablissement")
@PreAuthorize("hasRole('ORGANISER')")
class StaffRestorationController {

    private final RestoreRegistration restoreRegistration;
    private final Clock clock;

    StaffRestorationController(RestoreRegistration restoreRegistration, Clock clock) {
        this.restoreRegistration = restoreRegistration;
        this.clock = clock;
    }

    @GetMapping
    String ask(RegionalDay day, Registration registration, Model model) {
        StaffRegistrationPage.show(day, registration, model);
        var other = registration.isActive() || registration.isErased()
                ? null
                : restoreRegistration.registeredAgain(registration).orElse(null);
        model.addAttribute("other", other);
        var outlook = other == null ? restoreRegistration.foresee(registration).orElse(null) : null;
        model.addAttribute("outlook", outlook);
        model.addAttribute(
                "refused",
                registration
                        .restoreRefusal(day, clock.instant())
                        .map(RestoreRefusal::code)
                        .orElse(null));
        model.addAttribute("now", clock.instant());
        model.addAttribute("begun", day.hasBegun(clock.instant()));
        return "enrolment/staff-restore";
    }

    /// @param vu what the page said; it is shown again if that is no longer so
    @PostMapping
    String restore(
            RegionalDay day,
            Registration registration,
            @RequestParam(defaultValue = "") String vu,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        if (registration.isActive()) return StaffRegistrationPage.done("retablissement", after);
        var restored = restoreRegistration.undo(registration.id(), vu, staff.subject());
        var isSame = restored.id().equals(registration.id());
        if (isSame && restored.isActive()) return StaffRegistrationPage.done("retablissement", after);
        model.addAttribute("changed", true);
        return ask(day, isSame ? restored : registration, model);
    }
}
