package fr.spro.registration.enrolment;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.Aggregate;
import fr.spro.platform.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One person's place at one day, from the request to the door. Which seats it has is computed from the day's lists of
/// arrivals; here stands only what the participant was last told.
///
/// @param activeAddress day and e-mail address while the registration counts: nobody has two at one day
/// @param toldAt when the participant was last written to about the request itself
public record Registration(
        @Id RegistrationId id,
        DayId day,
        Participant participant,
        Wishes wishes,
        Status status,
        @Nullable String activeAddress,
        Instant requestedAt,
        Instant toldAt,
        @Nullable Instant checkedInAt,
        int linkGeneration,
        long version)
        implements Aggregate {

    /// Where the registration stands.
    public sealed interface Status {
        /// The e-mail address is not confirmed; the place is held for a while.
        record Requested(Instant heldUntil) implements Status {}

        /// `told` is what the participant knows to have.
        record Confirmed(Places told, Instant at) implements Status {}

        record Cancelled(Instant at) implements Status {}

        record Lapsed(Instant at) implements Status {}
    }

    static final Duration HELD_FOR = Duration.ofHours(24);

    private static final Duration BETWEEN_REMINDERS = Duration.ofMinutes(10);

    /// The participant's name and address never change here, so their contact has one version.
    private static final long CONTACT_VERSION = 1;

    static String activeAddress(DayId day, String email) {
        return "%s %s".formatted(day.value(), email.toLowerCase(Locale.ROOT));
    }

    static Change<Registration, RegistrationEvent> request(
            RegistrationId id, RegionalDay day, Participant participant, Wishes wishes, Instant now) {
        var heldUntil = now.plus(HELD_FOR);
        var requested = new Registration(
                id,
                day.id(),
                participant,
                wishes,
                new Status.Requested(heldUntil),
                activeAddress(day.id(), participant.email()),
                now,
                now,
                null,
                1,
                0);
        return Change.<Registration, RegistrationEvent>to(requested, requested.requested(day, heldUntil, now))
                .tellingState();
    }

    /// The same person asked again: the first message is sent once more, though not to be used for pestering.
    Change<Registration, RegistrationEvent> remind(RegionalDay day, Instant now) {
        if (now.isBefore(toldAt.plus(BETWEEN_REMINDERS))) return Change.none(this);
        return switch (status) {
            case Status.Requested _ -> {
                var held = now.plus(HELD_FOR);
                var again = with(new Status.Requested(held), activeAddress, now, checkedInAt);
                yield Change.to(again, requested(day, held, now));
            }
            case Status.Confirmed(var told, var at) ->
                Change.to(with(status, activeAddress, now, checkedInAt), confirmed(day, told, at));
            case Status.Cancelled _, Status.Lapsed _ -> Change.none(this);
        };
    }

    Change<Registration, RegistrationEvent> confirm(RegionalDay day, Places places, Instant now) {
        return switch (status) {
            case Status.Requested _ ->
                Change.to(
                        with(new Status.Confirmed(places, now), activeAddress, now, checkedInAt),
                        confirmed(day, places, now));
            case Status.Confirmed _, Status.Cancelled _, Status.Lapsed _ -> Change.none(this);
        };
    }

    Change<Registration, RegistrationEvent> cancel(RegionalDay day, Instant now) {
        return isActive()
                ? Change.to(
                        with(new Status.Cancelled(now), null, toldAt, checkedInAt),
                        new RegistrationCancelled(id.value(), day.id().value(), day.version(), CONTACT_VERSION, now))
                : Change.none(this);
    }

    Change<Registration, RegistrationEvent> lapse(RegionalDay day, Instant now) {
        return isLapsedAt(now)
                ? Change.to(
                        with(new Status.Lapsed(now), null, toldAt, checkedInAt),
                        new RegistrationLapsed(id.value(), day.id().value(), day.version(), CONTACT_VERSION, now))
                : Change.none(this);
    }

    /// Tells what has become free for this participant since the last message. What is told is never taken back here.
    Change<Registration, RegistrationEvent> follow(RegionalDay day, Places now, Instant at) {
        if (!(status instanceof Status.Confirmed(var told, var confirmedAt))) return Change.none(this);
        var hadSeat = seated(told);
        var won = seated(now).stream()
                .filter(session -> !hadSeat.contains(session))
                .toList();
        var dayWon = now.day().seated() && !told.day().seated();
        if (won.isEmpty() && !dayWon) return Change.none(this);
        return Change.to(
                with(new Status.Confirmed(now, confirmedAt), activeAddress, toldAt, checkedInAt),
                new ParticipantPromoted(
                        id.value(),
                        day.id().value(),
                        day.version(),
                        CONTACT_VERSION,
                        linkGeneration,
                        dayWon,
                        won,
                        now,
                        at));
    }

    /// @param structure as the directory has it now, if the participant comes from one of its structures
    Change<Registration, RegistrationEvent> checkIn(RegionalDay day, @Nullable Structure structure, Instant now) {
        if (checkedInAt != null || !isConfirmed()) return Change.none(this);
        return Change.to(
                with(status, activeAddress, toldAt, now),
                new ParticipantCheckedIn(
                        id.value(),
                        day.id().value(),
                        day.version(),
                        CONTACT_VERSION,
                        structure == null ? null : structure.id().value(),
                        structure == null ? null : structure.version(),
                        structure == null ? null : structure.group().value(),
                        now));
    }

    public boolean isActive() {
        return status instanceof Status.Requested || status instanceof Status.Confirmed;
    }

    public boolean isConfirmed() {
        return status instanceof Status.Confirmed;
    }

    public boolean isLapsedAt(Instant now) {
        return status instanceof Status.Requested(var heldUntil) && heldUntil.isBefore(now);
    }

    ContactListed contact() {
        return new ContactListed(
                id.value(), CONTACT_VERSION, participant.name(), participant.email(), participant.language());
    }

    private RegistrationRequested requested(RegionalDay day, Instant heldUntil, Instant now) {
        return new RegistrationRequested(
                id.value(), day.id().value(), day.version(), CONTACT_VERSION, linkGeneration, heldUntil, now);
    }

    private RegistrationConfirmed confirmed(RegionalDay day, Places places, Instant at) {
        var structure = wishes.structure();
        return new RegistrationConfirmed(
                id.value(),
                day.id().value(),
                day.version(),
                CONTACT_VERSION,
                linkGeneration,
                structure == null ? null : structure.value(),
                places,
                at);
    }

    private static List<String> seated(Places places) {
        return places.workshops().stream()
                .filter(WorkshopPlace::seated)
                .map(WorkshopPlace::sessionId)
                .toList();
    }

    private Registration with(
            Status status, @Nullable String activeAddress, Instant toldAt, @Nullable Instant checkedInAt) {
        return new Registration(
                id,
                day,
                participant,
                wishes,
                status,
                activeAddress,
                requestedAt,
                toldAt,
                checkedInAt,
                linkGeneration,
                version);
    }
}
