package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.web.OfferAnswers.Result;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The forms with which a participant accepts or declines an offered seat.
@Controller
@RequestMapping("/inscriptions/{secret}/offre")
class OfferController {

    private final OwnLinks links;
    private final OfferAnswers offerAnswers;

    OfferController(OwnLinks links, OfferAnswers offerAnswers) {
        this.links = links;
        this.offerAnswers = offerAnswers;
    }

    @PostMapping("/acceptation")
    String accept(
            @PathVariable String secret,
            @RequestParam(name = "atelier", defaultValue = "") String workshop,
            RedirectAttributes after) {
        var session = workshop.isEmpty() ? null : new SessionId(workshop);
        say(offerAnswers.accept(links.find(secret), session, Participant.ACTOR), after);
        return OwnPageController.backTo(secret, after);
    }

    @PostMapping("/refus")
    String decline(
            @PathVariable String secret, @RequestParam(name = "atelier") String workshop, RedirectAttributes after) {
        var result = offerAnswers.decline(links.find(secret), new SessionId(workshop), Participant.ACTOR);
        say(result, after);
        if (result == Result.LEFT) after.addAttribute("atelier", workshop);
        return OwnPageController.backTo(secret, after);
    }

    /// The page itself says that day or registration have ended.
    private static void say(Result result, RedirectAttributes after) {
        if (result != Result.ENDED) after.addAttribute("fait", result.done());
    }
}
