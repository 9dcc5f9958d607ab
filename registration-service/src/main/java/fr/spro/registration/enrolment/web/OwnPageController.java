package fr.spro.registration.enrolment.web;

import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ChangedAgenda;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.enrolment.SeeChanges;
import fr.spro.registration.enrolment.Unseen;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.SelectionMode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The participant's page behind the secret link. Opening it changes nothing, since mail scanners open
/// links too.
@Controller
@RequestMapping("/inscriptions/{secret}")
class OwnPageController {

    /// The states in which the page says whether the person came.
    private static final Set<String> AFTERWARDS = Set.of("attended", "waited", "unaccepted", "missed");

    /// Those whose title says that the day is past.
    private static final Set<String> PAST = Set.of("waited", "unaccepted", "missed", "unconfirmed");

    private final OwnLinks links;
    private final PublicReads reads;
    private final SeatQueries seats;
    private final ConfirmRegistration confirmRegistration;
    private final CancelRegistration cancelRegistration;
    private final SeeChanges seeChanges;
    private final ClosingTimes closingTimes;
    private final CheckInPeriod checkInPeriod;
    private final Clock clock;

    OwnPageController(
            OwnLinks links,
            PublicReads reads,
            SeatQueries seats,
            ConfirmRegistration confirmRegistration,
            CancelRegistration cancelRegistration,
            SeeChanges seeChanges,
            ClosingTimes closingTimes,
            CheckInPeriod checkInPeriod,
            Clock clock) {
        this.links = links;
        this.reads = reads;
        this.seats = seats;
        this.confirmRegistration = confirmRegistration;
        this.cancelRegistration = cancelRegistration;
        this.seeChanges = seeChanges;
        this.closingTimes = closingTimes;
        this.checkInPeriod = checkInPeriod;
        this.clock = clock;
    }

    /// @param declined the workshop whose seat the participant has just declined
    @GetMapping
    String show(
            @PathVariable String secret,
            @RequestParam(name = "atelier", defaultValue = "") String declined,
            Model model) {
        var view = page(secret, model, "enrolment/own");
        var day = (RegionalDay) model.getAttribute("day");
        var state = (ParticipantState) model.getAttribute("state");
        day.sessions().stream()
                .filter(session -> session.id().value().equals(declined)
                        && state.in(session.id()).isEmpty())
                .findFirst()
                .ifPresent(session -> model.addAttribute("left", session));
        return view;
    }

    @PostMapping("/confirmation")
    String confirm(@PathVariable String secret, RedirectAttributes after) {
        var before = links.find(secret);
        confirmRegistration.handle(before.id());
        if (before.status() instanceof RegistrationStatus.Confirmed) after.addAttribute("fait", "deja-confirmee");
        return backTo(secret, after);
    }

    @PostMapping("/vu")
    String see(
            @PathVariable String secret,
            @RequestParam(name = "version", defaultValue = "") String version,
            RedirectAttributes after) {
        seeChanges.handle(links.find(secret).id(), version);
        return backTo(secret, after);
    }

    @GetMapping("/annulation")
    String ask(@PathVariable String secret, Model model) {
        return page(secret, model, "enrolment/cancel");
    }

    @PostMapping("/annulation")
    String cancel(@PathVariable String secret, RedirectAttributes after) {
        var cancelled = cancelRegistration.handle(links.find(secret).id(), Participant.ACTOR);
        if (cancelled.isActive()) return "redirect:/inscriptions/" + secret + "/annulation";
        // It may have ended otherwise while the person was reading; the page says how.
        var isOwn = cancelled.status() instanceof RegistrationStatus.Cancelled ended && ended.by() == Party.PARTICIPANT;
        if (isOwn) after.addAttribute("fait", "annulee");
        return backTo(secret, after);
    }

    private String page(String secret, Model model, String view) {
        var found = links.find(secret);
        var day = reads.day(found.day()).orElseThrow(UnknownLink::new);
        var registration = found.asOf(day, clock.instant());
        model.addAttribute("secret", secret);
        model.addAttribute("registration", registration);
        model.addAttribute("day", day);
        model.addAttribute("cancellable", registration.isCancellableByParticipant(day, clock.instant()));
        model.addAttribute("admission", reads.admission(day, clock.instant()));
        var places = seats.placesOf(registration.claim());
        var state = ParticipantState.of(day, registration, places);
        model.addAttribute("state", state);
        var words = registration.status() instanceof RegistrationStatus.Cancelled cancelled
                ? cancelled.key()
                : state.keyAt(day, clock.instant());
        model.addAttribute("words", words);
        model.addAttribute("titleKey", titleKey(words, day));
        model.addAttribute("placeWords", state.placeKeyAt(day, clock.instant()));
        model.addAttribute("afterwards", AFTERWARDS.contains(words));
        model.addAttribute("attestationLost", registration.hasLostAttestation());
        model.addAttribute("attestationAgain", registration.awaitsAttestationAgain(day));
        model.addAttribute("ahead", day.isToCome(clock.instant()));
        var isToCome = state.isActive() && day.isAhead() && !day.hasBegun(clock.instant());
        model.addAttribute("reinstated", isToCome && day.isReinstatedSince(registration.requestedAt()));
        model.addAttribute(
                "withdrawn", isToCome ? registration.withdrawnOffers(day, places, clock.instant()) : List.of());
        var unseen = registration.unseen(day, places);
        model.addAttribute("lost", isToCome ? unseen.lost() : null);
        model.addAttribute("unseen", unseen.version());
        model.addAttribute("changed", state.isActive() && day.isToCome(clock.instant()) ? unseen.changed() : null);
        model.addAttribute("movedFrom", state.isActive() && !day.isCancelled() ? null : movedFrom(unseen, day));
        model.addAttribute("begun", day.hasBegun(clock.instant()));
        model.addAttribute("checkInOpen", checkInPeriod.isOpen(day, clock.instant()));
        var choosable = day.takesChoices(clock.instant());
        var selectionMode = seats.selectionMode(day);
        model.addAttribute("choosable", choosable);
        model.addAttribute("choiceTitle", ChoiceTitle.key(day, selectionMode, clock.instant()));
        model.addAttribute(
                "undecided",
                choosable
                        && selectionMode != SelectionMode.CLOSED
                        && day.slots().stream().anyMatch(registration::isUndecided));
        model.addAttribute("choicesClosedAt", closingTimes.ofChoices(day).orElse(null));
        model.addAttribute("selectionMode", selectionMode.name());
        return view;
    }

    /// A day that was closed before its end is not called past.
    private String titleKey(String words, RegionalDay day) {
        var isClosedEarly = PAST.contains(words) && !day.isOver(clock.instant());
        return "enrolment.own.%s.title".formatted(isClosedEarly ? "closed" : words);
    }

    /// When the day that was left or is cancelled should have begun, as far as the person knew; null if
    /// that is the same.
    private static ChangedAgenda.@Nullable Time movedFrom(Unseen unseen, RegionalDay day) {
        var earlier = unseen.changed() == null ? null : unseen.changed().when();
        return earlier == null || earlier.startsAt().equals(day.startsAt()) ? null : earlier;
    }

    /// Redirects to the own page.
    static String backTo(String secret, RedirectAttributes after) {
        after.addAttribute("secret", secret);
        return "redirect:/inscriptions/{secret}";
    }
}
