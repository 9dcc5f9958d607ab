package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.enrolment.ResendRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The buttons for somebody who has not confirmed, or has lost the link, and asks an organiser.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class StaffConfirmationController {

    private final ConfirmRegistration confirmRegistration;
    private final ResendRequest resendRequest;

    StaffConfirmationController(ConfirmRegistration confirmRegistration, ResendRequest resendRequest) {
        this.confirmRegistration = confirmRegistration;
        this.resendRequest = resendRequest;
    }

    @PostMapping("/confirmation")
    String confirm(RegionalDay day, Registration registration, Staff staff, RedirectAttributes after) {
        var confirmed = confirmRegistration.handle(registration.id(), staff.subject());
        if (!(confirmed.status() instanceof RegistrationStatus.Confirmed status)) {
            throw StaffRegistrationPage.ended(
                    registration, Ended.of(confirmed, day).orElse(Ended.DAY_ARCHIVED));
        }
        return StaffRegistrationPage.done(day.isOver(status.at()) ? "confirmation-apres" : "confirmation", after);
    }

    @PostMapping("/renvoi")
    String resend(Registration registration, Staff staff, RedirectAttributes after) {
        var refused = resendRequest.handle(registration.id(), staff.subject());
        var sent = registration.isConfirmed() ? "renvoi-lien" : "renvoi";
        return StaffRegistrationPage.done(
                refused.map(reason -> "renvoi-" + reason.key()).orElse(sent), after);
    }
}
