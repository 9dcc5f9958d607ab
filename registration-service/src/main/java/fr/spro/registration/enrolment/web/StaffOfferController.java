package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.web.OfferAnswers.Result;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The buttons for a person who answers an offered seat by telephone. The place at the day is left by
/// cancelling.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}/offre")
@PreAuthorize("hasRole('ORGANISER')")
class StaffOfferController {

    private final OfferAnswers offerAnswers;

    StaffOfferController(OfferAnswers offerAnswers) {
        this.offerAnswers = offerAnswers;
    }

    @PostMapping("/acceptation")
    String accept(
            RegionalDay day,
            Registration registration,
            @RequestParam(name = "atelier", defaultValue = "") String workshop,
            Staff staff,
            RedirectAttributes after) {
        var session = workshop.isEmpty() ? null : new SessionId(workshop);
        return answered(offerAnswers.accept(registration, session, staff.subject()), day, registration, after);
    }

    @PostMapping("/refus")
    String decline(
            RegionalDay day,
            Registration registration,
            @RequestParam(name = "atelier") String workshop,
            Staff staff,
            RedirectAttributes after) {
        var result = offerAnswers.decline(registration, new SessionId(workshop), staff.subject());
        return answered(result, day, registration, after);
    }

    private static String answered(
            Result result, RegionalDay day, Registration registration, RedirectAttributes after) {
        if (result == Result.ENDED) {
            throw StaffRegistrationPage.ended(
                    registration, Ended.of(registration, day).orElse(Ended.LAPSED));
        }
        return StaffRegistrationPage.done(result.done(), after);
    }
}
