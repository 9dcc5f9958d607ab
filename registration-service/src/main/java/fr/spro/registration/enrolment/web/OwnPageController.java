package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.AnswerOffer;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.seating.SeatQueries;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The participant's page behind the secret link. Opening it changes nothing, since mail scanners open links
/// too.
@Controller
@RequestMapping("/inscriptions")
class OwnPageController {

    private final OwnLinks links;
    private final Days days;
    private final PublicReads reads;
    private final SeatQueries seats;
    private final ConfirmRegistration confirmRegistration;
    private final CorrectParticipant correctParticipant;
    private final CancelRegistration cancelRegistration;
    private final AnswerOffer answerOffer;
    private final Clock clock;

    OwnPageController(
            OwnLinks links,
            Days days,
            PublicReads reads,
            SeatQueries seats,
            ConfirmRegistration confirmRegistration,
            CorrectParticipant correctParticipant,
            CancelRegistration cancelRegistration,
            AnswerOffer answerOffer,
            Clock clock) {
        this.links = links;
        this.days = days;
        this.reads = reads;
        this.seats = seats;
        this.confirmRegistration = confirmRegistration;
        this.correctParticipant = correctParticipant;
        this.cancelRegistration = cancelRegistration;
        this.answerOffer = answerOffer;
        this.clock = clock;
    }

    @GetMapping("/{secret}")
    String show(@PathVariable String secret, Model model) {
        return page(secret, model, "enrolment/own");
    }

    @PostMapping("/{secret}/confirmation")
    String confirm(@PathVariable String secret, RedirectAttributes after) {
        confirmRegistration.handle(links.find(secret).id());
        return own(secret, after);
    }

    @GetMapping("/{secret}/annulation")
    String ask(@PathVariable String secret, Model model) {
        return page(secret, model, "enrolment/cancel");
    }

    @PostMapping("/{secret}/annulation")
    String cancel(@PathVariable String secret, RedirectAttributes after) {
        cancelRegistration.handle(links.find(secret).id(), Participant.ACTOR);
        return own(secret, after);
    }

    @PostMapping("/{secret}/offre/acceptation")
    String accept(
            @PathVariable String secret,
            @RequestParam(name = "atelier", defaultValue = "") String workshop,
            RedirectAttributes after) {
        var isTheirs = answerOffer.accept(links.find(secret).id(), workshop.isEmpty() ? null : new SessionId(workshop));
        after.addAttribute("fait", isTheirs ? "offre-acceptee" : "offre-passee");
        return own(secret, after);
    }

    @PostMapping("/{secret}/offre/refus")
    String decline(
            @PathVariable String secret, @RequestParam(name = "atelier") String workshop, RedirectAttributes after) {
        answerOffer.decline(links.find(secret).id(), new SessionId(workshop), Participant.ACTOR);
        after.addAttribute("fait", "offre-laissee");
        return own(secret, after);
    }

    /// The link sent to a new address.
    @GetMapping("/adresse/{secret}")
    String askAddress(@PathVariable String secret, Model model) {
        var address = links.findAddress(secret);
        model.addAttribute("secret", secret);
        model.addAttribute("registration", address.registration());
        model.addAttribute("day", days.findById(address.registration().day()).orElseThrow(UnknownLink::new));
        return "enrolment/address";
    }

    @PostMapping("/adresse/{secret}")
    String confirmAddress(@PathVariable String secret, RedirectAttributes after) {
        var address = links.findAddress(secret);
        correctParticipant.confirm(address.registration().id(), address.version());
        after.addAttribute("secret", secret);
        return "redirect:/inscriptions/adresse/{secret}";
    }

    private String page(String secret, Model model, String view) {
        var registration = links.find(secret);
        model.addAttribute("secret", secret);
        model.addAttribute("registration", registration);
        var day = reads.day(registration.day()).orElseThrow(UnknownLink::new);
        model.addAttribute("day", day);
        model.addAttribute("open", day.takesRegistrations(clock.instant()));
        model.addAttribute("places", seats.placesOf(registration.claim()));
        model.addAttribute("choosing", seats.choosing(day).name());
        model.addAttribute("state", state(registration, day));
        return view;
    }

    /// After the day only attendance counts.
    private static String state(Registration registration, RegionalDay day) {
        if (day.isHeld() && registration.status() instanceof RegistrationStatus.Confirmed) {
            return registration.attendance().isCheckedIn() ? "attended" : "missed";
        }
        return registration.status().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String own(String secret, RedirectAttributes after) {
        after.addAttribute("secret", secret);
        return "redirect:/inscriptions/{secret}";
    }
}
