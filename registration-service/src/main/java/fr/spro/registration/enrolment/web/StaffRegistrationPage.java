package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The staff page of one registration, to which its forms redirect.
final class StaffRegistrationPage {

    private StaffRegistrationPage() {}

    static void show(RegionalDay day, Registration registration, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("registration", registration);
    }

    /// Says at the field whose registration has this address, with its page.
    static void known(Registration other, BindingResult errors, Model model) {
        FormErrors.reject(
                errors,
                "email",
                "address-registered",
                other.participant().name().full());
        model.addAttribute("known", other);
    }

    /// A form of a registration that takes no changes any more.
    static RefusedForm ended(Registration registration, Ended why) {
        return new RefusedForm("registration-ended", why.words(), address(registration));
    }

    static String address(Registration registration) {
        return "/coordination/journees/%s/inscriptions/%s"
                .formatted(registration.day().value(), registration.id().value());
    }

    /// Redirects to the page, which confirms the action.
    static String done(String done, RedirectAttributes after) {
        after.addAttribute("fait", done);
        return "redirect:/coordination/journees/{slug}/inscriptions/{id}";
    }
}
