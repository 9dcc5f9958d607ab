package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.AnswerOffer;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.seating.SeatQueries;
import org.jspecify.annotations.Nullable;
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
    private final AnswerOffer answerOffer;
    private final Days days;
    private final SeatQueries seats;

    OfferController(OwnLinks links, AnswerOffer answerOffer, Days days, SeatQueries seats) {
        this.links = links;
        this.answerOffer = answerOffer;
        this.days = days;
        this.seats = seats;
    }

    @PostMapping("/acceptation")
    String accept(
            @PathVariable String secret,
            @RequestParam(name = "atelier", defaultValue = "") String workshop,
            RedirectAttributes after) {
        var session = workshop.isEmpty() ? null : new SessionId(workshop);
        var shown = links.find(secret);
        var isTheirs = answerOffer.accept(shown.id(), session) || has(session, secret);
        say(isTheirs ? "offre-acceptee" : missed(shown, session), after);
        return OwnPageController.backTo(secret, after);
    }

    @PostMapping("/refus")
    String decline(
            @PathVariable String secret, @RequestParam(name = "atelier") String workshop, RedirectAttributes after) {
        var session = new SessionId(workshop);
        var shown = links.find(secret);
        if (answerOffer.decline(shown.id(), session)) {
            after.addAttribute("fait", "offre-laissee");
            after.addAttribute("atelier", workshop);
        } else {
            say(has(session, secret) ? "offre-gardee" : missed(shown, session), after);
        }
        return OwnPageController.backTo(secret, after);
    }

    private static void say(@Nullable String done, RedirectAttributes after) {
        if (done != null) after.addAttribute("fait", done);
    }

    /// Why there is no offer any more: its time is over, if that can still be told, or it was answered in another way.
    /// Null if day or registration were cancelled, which the page says itself.
    private @Nullable String missed(Registration shown, @Nullable SessionId workshop) {
        var ended = Ended.of(shown, days.get(shown.day())).orElse(Ended.LAPSED);
        if (ended != Ended.LAPSED) return null;
        if (!shown.hasMissed(days.get(shown.day()), workshop, seats.now())) return "offre-passee";
        return workshop == null ? "offre-expiree" : "offre-expiree-atelier";
    }

    /// Whether a form that is sent twice has succeeded before.
    private boolean has(@Nullable SessionId workshop, String secret) {
        var registration = links.find(secret);
        var state = ParticipantState.of(days.get(registration.day()), registration, seats);
        return workshop == null ? state.hasPlace() : state.hasSeatIn(workshop);
    }
}
