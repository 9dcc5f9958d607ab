package fr.spro.notification.message;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.ParticipantFact;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.notification.known.Recipient;
import fr.spro.notification.message.Letter.Detail;
import fr.spro.platform.web.CalendarEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The text of each message from its event, recipient and day.
@Component
class Wording {

    private final MessageSettings settings;
    private final MailLinks links;

    Wording(MessageSettings settings, MailLinks links) {
        this.settings = settings;
        this.links = links;
    }

    /// @param day absent for messages that are not about a day
    Letter letter(Notification notification, Object fact, Recipient recipient, @Nullable Day day) {
        var language = Locale.of(recipient.language() == null ? "fr" : recipient.language());
        var texts = new MailTexts(notification.template(), language);
        return switch (fact) {
            case DispatchShipped shipped -> shipped(texts, shipped, recipient);
            case ParticipantFact about -> {
                var known = Objects.requireNonNull(day);
                var letter = new DayLetter(texts, recipient.name(), known, entry(notification, about, known));
                yield write(letter, texts, known, about).build();
            }
            default -> throw new IllegalArgumentException("No message is caused by " + fact.getClass());
        };
    }

    private DayLetter write(DayLetter letter, MailTexts texts, Day day, ParticipantFact fact) {
        var title = day.title();
        var date = texts.date(day.startsAt());
        var start = texts.dateTime(day.startsAt());
        return switch (fact) {
            case RegistrationRequested e ->
                letter.lead(texts.of("lead", date, texts.dateTime(e.heldUntil())))
                        .button(links.ownPage(e));
            case HoldReminded e ->
                letter.lead(texts.of("lead", title, texts.dateTime(e.heldUntil())))
                        .button(links.ownPage(e));
            case RegistrationConfirmed e
            when texts.template() == Template.PLACE_WAITING ->
                letter.lead(texts.of("lead", title, e.places().day().rank())).button(links.ownPage(e));
            case RegistrationConfirmed e ->
                letter.lead(texts.of("lead", title, start))
                        .places(e.places(), links.ownPage(e))
                        .next(afterConfirmation(texts, e.places()));
            case ParticipantPromoted e -> promoted(letter.places(e.places(), links.ownPage(e)), e);
            case OfferExpired e -> offerExpired(letter, e);
            case RegistrationChanged e
            when texts.template() == Template.DAY_CANCELLED ->
                letter.lead(texts.of("lead", title, start)).button(links.home()).cancelled();
            case RegistrationChanged e ->
                letter.lead(String.join(" ", changes(letter, e))).places(e.places(), links.ownPage(e));
            case RegistrationCancelled e ->
                letter.lead(texts.of(e.by() == Party.ORGANISER ? "lead.organiser" : "lead", title, start))
                        .button(links.day(day))
                        .cancelled();
            case RegistrationLapsed _ ->
                letter.lead(texts.of("lead", title, start)).button(links.day(day));
            case NoShowRecorded _ -> letter.lead(texts.of("lead", title, date)).button(links.day(day));
            case AddressChanged e ->
                letter.lead(texts.of("lead", title, texts.dateTime(e.confirmUntil())))
                        .button(links.confirmAddress(e));
            case LinkRenewed e -> letter.lead(texts.of("lead", title)).button(links.ownPage(e));
            case AttestationReady e -> letter.lead(texts.of("lead", title)).button(links.ownPage(e));
            case InvitationIssued e ->
                letter.lead(texts.of("lead", title))
                        .button(links.survey(e))
                        .next(List.of(texts.of("next", texts.dateTime(e.closesAt()))));
            case ParticipantCheckedIn _, SessionAttended _ ->
                throw new IllegalArgumentException("Attendance causes no message");
        };
    }

    private static List<String> afterConfirmation(MailTexts texts, Places places) {
        var waits = places.workshops().stream().anyMatch(place -> place.rank() != null);
        return waits ? List.of(texts.of("next"), texts.of("next.waiting")) : List.of(texts.of("next"));
    }

    private DayLetter promoted(DayLetter letter, ParticipantPromoted fact) {
        var texts = letter.texts;
        var titles = letter.programme.titles(fact.promotedSessions());
        var won = new ArrayList<String>();
        if (fact.dayPromoted()) won.add(texts.of("day", letter.day.title()));
        if (!titles.isEmpty()) won.add(titles);
        var released = fact.releasedSessions();
        var next = new ArrayList<String>();
        if (released != null && !released.isEmpty()) next.add(texts.of("left", letter.programme.titles(released)));
        var acceptUntil = fact.acceptUntil();
        if (acceptUntil == null) {
            next.add(texts.of("next"));
        } else {
            next.add(texts.of("next.offer", texts.dateTime(acceptUntil)));
            letter.button(texts.of("button.offer"), links.ownPage(fact));
        }
        return letter.lead(texts.of("lead", String.join(", ", won))).next(next);
    }

    private DayLetter offerExpired(DayLetter letter, OfferExpired fact) {
        var texts = letter.texts;
        var title = letter.day.title();
        return fact.dayExpired()
                ? letter.lead(texts.of("lead.day", title))
                        .button(texts.of("button.day"), links.day(letter.day))
                        .next(List.of(texts.of("next.day")))
                        .cancelled()
                : letter.lead(texts.of("lead", letter.programme.titles(fact.sessions()), title))
                        .button(links.ownPage(fact));
    }

    /// One sentence per change.
    private static List<String> changes(DayLetter letter, RegistrationChanged fact) {
        var texts = letter.texts;
        var day = letter.day;
        var changes = new ArrayList<String>();
        for (var reason : fact.reasons()) {
            switch (reason) {
                case DAY_REINSTATED, DAY_MOVED, WORKSHOPS_CHOSEN, WORKSHOPS_ALLOCATED ->
                    changes.add(texts.of(reason.name(), day.title(), texts.dateTime(day.startsAt()), day.place()));
                case SESSIONS_MOVED ->
                    changes.add(texts.of(reason.name(), letter.programme.titles(fact.movedSessions())));
                case SEATS_LOST -> {
                    var titles = letter.programme.titles(fact.lostSessions());
                    if (!fact.places().day().seated()) {
                        changes.add(texts.of("DAY_LOST", fact.places().day().rank()));
                    } else if (!titles.isEmpty()) {
                        changes.add(texts.of(reason.name(), titles));
                    }
                    if (!fact.lostSessions().stream().allMatch(letter.programme::has)) {
                        changes.add(texts.of("SESSION_GONE"));
                    }
                }
                case DAY_CANCELLED -> throw new IllegalArgumentException("A cancelled day has its own message");
            }
        }
        return changes;
    }

    private static Letter shipped(MailTexts texts, DispatchShipped fact, Recipient recipient) {
        var items = fact.items().stream()
                .map(item -> new Detail(texts.common("material." + item.materialId()), "× " + item.quantity()))
                .toList();
        return new Letter(
                texts.language(),
                texts.of("subject"),
                texts.common("greeting.organisation"),
                texts.of("lead", recipient.name()),
                items,
                null,
                List.of(texts.of("next")),
                texts.of("why"),
                null);
    }

    private CalendarEntry entry(Notification notification, ParticipantFact fact, Day day) {
        return new CalendarEntry(
                "%s@%s".formatted(fact.registrationId(), settings.domain()),
                (int) notification.cause().sequence(),
                notification.createdAt(),
                day.startsAt(),
                day.endsAt(),
                day.title(),
                day.place(),
                settings.sender().address());
    }
}
