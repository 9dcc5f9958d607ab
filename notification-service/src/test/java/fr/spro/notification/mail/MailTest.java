package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.notification.EventsOf;
import fr.spro.notification.known.DayProjection;
import fr.spro.notification.known.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Base class of tests of the words of mails: a day, the places at it, one event for each state, and
/// its mail.
abstract class MailTest {

    static final Instant NOW = Instant.parse("2027-11-08T09:00:00Z");
    static final Instant TUESDAY = Instant.parse("2027-11-09T13:00:00Z");
    static final EventsOf EVENTS = new EventsOf("r", "d", 1, NOW);
    static final Day DAY = new Day(
            1,
            "journee",
            "Journée régionale",
            Instant.parse("2027-11-19T08:30:00Z"),
            Instant.parse("2027-11-19T15:30:00Z"),
            "Nantes",
            null,
            List.of(new Session(
                    "w-1",
                    SessionKind.WORKSHOP,
                    "Outils",
                    Instant.parse("2027-11-19T09:30:00Z"),
                    Instant.parse("2027-11-19T10:30:00Z"),
                    "Salle A",
                    30,
                    null)),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    static final Places SEATED = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", true, null)));
    static final Places WAITING = new Places(new Place(false, 3), List.of(new WorkshopPlace("w-1", false, null)));
    static final Places NOWHERE = new Places(new Place(false, null), List.of());

    enum Calendar {
        NONE,
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    record Case(Kind kind, ParticipantEvent.Mailed event, boolean hasPlace, Calendar calendar) {

        @Override
        public String toString() {
            return "%s %s".formatted(kind, event.getClass().getSimpleName());
        }
    }

    /// The same day, where people can register and choose workshops until these times.
    static Day until(Instant registration, Instant choices) {
        return new Day(
                DAY.version(),
                DAY.slug(),
                DAY.title(),
                DAY.startsAt(),
                DAY.endsAt(),
                DAY.place(),
                null,
                DAY.sessions(),
                List.of(),
                null,
                null,
                null,
                null,
                registration,
                choices);
    }

    static MailContent mail(Kind kind, ParticipantEvent.Mailed event) {
        return mail(kind, event, "fr", DAY);
    }

    static MailContent mail(Kind kind, ParticipantEvent.Mailed event, String language, Day day) {
        var ada = new Recipient(
                EntityRef.registration("r"),
                1,
                "Ada",
                "ada@example.org",
                language,
                null,
                List.of(),
                List.of(),
                false,
                null,
                null);
        var known = Optional.of(new DayProjection("d", 1, day));
        return MailUseCases.writer()
                .write(new MailRequest("e/r/7", kind, event, 7, NOW, ada, Optional.empty(), known, true));
    }

    static RegistrationConfirmed confirmed(Places places, boolean repeated) {
        return new RegistrationConfirmed("r", "d", 1, 1, 1, null, places, NOW, null, null, null, repeated, null);
    }

    static RegistrationRequested requested() {
        return EVENTS.requested(TUESDAY);
    }

    static RegistrationRequested requestedAgain() {
        return new RegistrationRequested("r", "d", 1, 1, 1, TUESDAY, NOW, true, null);
    }

    static RegistrationConfirmed restored(Places places, Instant at) {
        return new RegistrationConfirmed("r", "d", 1, 1, 1, null, places, at, true, null, null, null, null);
    }

    static RegistrationConfirmed confirmed(Places places) {
        return EVENTS.confirmed(places);
    }

    static ParticipantPromoted promoted(Instant acceptUntil) {
        return promoted(acceptUntil, SEATED);
    }

    static ParticipantPromoted promoted(Instant acceptUntil, Places places) {
        return EVENTS.promoted(true, List.of(), places, acceptUntil);
    }

    static LinkRenewed renewed(Instant heldUntil, Places places, Instant acceptUntil) {
        return new LinkRenewed("r", "d", 1, 1, 1, NOW, heldUntil, places, acceptUntil);
    }

    static RegistrationChanged offeredAndMoved() {
        return EVENTS.changed(List.of(Reason.DAY_MOVED), List.of(), List.of(), SEATED, TUESDAY, null);
    }

    static RegistrationChanged offerLost() {
        return EVENTS.offerLost(WAITING);
    }

    static RegistrationChanged unconfirmedAndMoved() {
        return changed(Reason.DAY_MOVED, NOWHERE, TUESDAY);
    }

    static RegistrationChanged changed(Reason reason, Places places) {
        return changed(reason, places, null);
    }

    static RegistrationChanged changed(Reason reason, Places places, @Nullable Instant confirmUntil) {
        return changed(List.of(reason), places, confirmUntil);
    }

    static RegistrationChanged changed(List<Reason> reasons, Places places, @Nullable Instant confirmUntil) {
        return EVENTS.changed(reasons, List.of(), List.of("w-1"), places, null, confirmUntil);
    }
}
