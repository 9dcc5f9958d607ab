package fr.spro.registration.enrolment;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One person's place at one day, from the request to the door. Which seats it has is computed from the
/// day's lists of arrivals; here stands only what the participant was last told.
///
/// @param activeAddress day and e-mail address while the registration counts: nobody has two at one day
/// @param toldAt when the participant was last written to about the request itself
/// @param mailbox where the mails go instead, at a rehearsal
/// @param listing what lists are made by; follows from the other fields
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
        @Nullable String mailbox,
        Listing listing,
        long version)
        implements Aggregate {

    /// Where the registration stands.
    public sealed interface Status {

        /// The e-mail address is not confirmed; the place is held for a while. `reminded` is whether
        /// the participant was told that it soon will not be.
        record Requested(Instant heldUntil, boolean reminded) implements Status {}

        /// `told` and `agenda` are what the participant knows to have.
        record Confirmed(Places told, Agenda agenda, Instant at) implements Status {}

        record Cancelled(Instant at) implements Status {}

        record Lapsed(Instant at) implements Status {}
    }

    static final Duration HELD_FOR = Duration.ofHours(24);

    /// For so long while anybody waits.
    static final Duration HELD_IN_A_CROWD = Duration.ofMinutes(30);

    private static final Duration REMINDED_BEFORE = Duration.ofHours(2);
    private static final Duration REMINDED_BEFORE_IN_A_CROWD = Duration.ofMinutes(10);
    private static final Duration BETWEEN_REMINDERS = Duration.ofMinutes(10);

    /// The participant's name and address never change here, so their contact has one version.
    private static final long CONTACT_VERSION = 1;

    static String activeAddress(DayId day, String email) {
        return "%s %s".formatted(day.value(), email.toLowerCase(Locale.ROOT));
    }

    /// @param crowded whether anybody waits for a place or a workshop
    static Change<Registration, RegistrationEvent> request(
            RegistrationId id, RegionalDay day, Participant participant, Wishes wishes, boolean crowded, Instant now) {
        var heldUntil = now.plus(holdTime(crowded));
        var requested = new Registration(
                id,
                day.id(),
                participant,
                wishes,
                new Status.Requested(heldUntil, false),
                activeAddress(day.id(), participant.email()),
                now,
                now,
                null,
                1,
                day.details().rehearsal(),
                Listing.of(participant, wishes, Listing.State.REQUESTED),
                0);
        return Change.<Registration, RegistrationEvent>to(requested, requested.requested(day, heldUntil, now))
                .tellingState();
    }

    /// The same person asked again: the first message is sent once more, though not to be used for
    /// pestering.
    Change<Registration, RegistrationEvent> remind(RegionalDay day, boolean crowded, Instant now) {
        if (now.isBefore(toldAt.plus(BETWEEN_REMINDERS))) return Change.none(this);
        return switch (status) {
            case Status.Requested _ -> {
                var held = now.plus(holdTime(crowded));
                yield Change.to(with(new Status.Requested(held, false), now), requested(day, held, now));
            }
            case Status.Confirmed(var told, var _, var at) -> Change.to(with(status, now), confirmed(day, told, at));
            case Status.Cancelled _, Status.Lapsed _ -> Change.none(this);
        };
    }

    /// Tells who has not confirmed that the place will soon be given away; when somebody waits for it
    /// the time gets shorter, though never shorter than what everybody has while somebody waits.
    Change<Registration, RegistrationEvent> remindOfHold(RegionalDay day, boolean crowded, Instant now) {
        if (!(status instanceof Status.Requested(var heldUntil, var reminded)) || reminded) return Change.none(this);
        var inACrowd = now.plus(HELD_IN_A_CROWD);
        var until = crowded && inACrowd.isBefore(heldUntil) ? inACrowd : heldUntil;
        var isShort = Duration.between(requestedAt, heldUntil).compareTo(HELD_IN_A_CROWD) <= 0;
        var before = isShort ? REMINDED_BEFORE_IN_A_CROWD : REMINDED_BEFORE;
        if (until.equals(heldUntil) && now.isBefore(heldUntil.minus(before))) return Change.none(this);
        return Change.to(
                with(new Status.Requested(until, true), toldAt),
                new HoldReminded(
                        id.value(), day.id().value(), day.version(), CONTACT_VERSION, linkGeneration, until, now));
    }

    Change<Registration, RegistrationEvent> confirm(RegionalDay day, Places places, Instant now) {
        return switch (status) {
            case Status.Requested _ ->
                Change.to(
                        with(new Status.Confirmed(places, Agenda.of(day, wishes.workshops()), now), now),
                        confirmed(day, places, now));
            case Status.Confirmed _, Status.Cancelled _, Status.Lapsed _ -> Change.none(this);
        };
    }

    Change<Registration, RegistrationEvent> cancel(RegionalDay day, Instant now) {
        return isActive()
                ? Change.to(
                        with(new Status.Cancelled(now), toldAt),
                        new RegistrationCancelled(id.value(), day.id().value(), day.version(), CONTACT_VERSION, now))
                : Change.none(this);
    }

    Change<Registration, RegistrationEvent> lapse(RegionalDay day, Instant now) {
        return isLapsedAt(now)
                ? Change.to(
                        with(new Status.Lapsed(now), toldAt),
                        new RegistrationLapsed(id.value(), day.id().value(), day.version(), CONTACT_VERSION, now))
                : Change.none(this);
    }

    /// Tells what has become different for this participant since the last message: seats won, seats
    /// lost, a session at another time or in another room, a day that is called off or takes place
    /// after all. A new rank in a queue is no news.
    Change<Registration, RegistrationEvent> follow(RegionalDay day, Places now, Instant at) {
        if (!(status instanceof Status.Confirmed(var told, var before, var confirmedAt))) return Change.none(this);
        var agenda = Agenda.of(day, wishes.workshops());
        var news = new ArrayList<RegistrationEvent>();
        var reasons = new ArrayList<Reason>();
        if (!agenda.takesPlace()) {
            if (before.takesPlace()) reasons.add(Reason.CALLED_OFF);
        } else {
            if (!before.takesPlace()) reasons.add(Reason.REINSTATED);
            if (agenda.isElsewhereThan(before)) reasons.add(Reason.DAY_MOVED);
        }
        var moved = agenda.takesPlace() ? agenda.movedSince(before) : List.<String>of();
        if (!moved.isEmpty()) reasons.add(Reason.SESSIONS_MOVED);
        var lost = without(seated(told), seated(now));
        var dayLost = told.day().seated() && !now.day().seated();
        if (agenda.takesPlace() && (dayLost || !lost.isEmpty())) reasons.add(Reason.SEATS_LOST);
        if (!reasons.isEmpty()) news.add(changed(day, reasons, lost, moved, now, at));
        var won = without(seated(now), seated(told));
        var dayWon = now.day().seated() && !told.day().seated();
        if (agenda.takesPlace() && (dayWon || !won.isEmpty())) news.add(promoted(day, dayWon, won, now, at));
        if (news.isEmpty()) return Change.none(this);
        return Change.to(
                with(new Status.Confirmed(now, agenda, confirmedAt), toldAt), news.toArray(RegistrationEvent[]::new));
    }

    /// @param structure as the directory has it now, if the participant comes from one of its structures
    Change<Registration, RegistrationEvent> checkIn(RegionalDay day, @Nullable Structure structure, Instant now) {
        if (checkedInAt != null || !isConfirmed()) return Change.none(this);
        return Change.to(
                with(status, toldAt, now),
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
        return status instanceof Status.Requested(var heldUntil, var _) && heldUntil.isBefore(now);
    }

    ContactListed contact() {
        return new ContactListed(
                id.value(),
                CONTACT_VERSION,
                participant.name(),
                mailbox == null ? participant.email() : mailbox,
                participant.language());
    }

    private static Duration holdTime(boolean crowded) {
        return crowded ? HELD_IN_A_CROWD : HELD_FOR;
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

    private RegistrationChanged changed(
            RegionalDay day, List<Reason> reasons, List<String> lost, List<String> moved, Places now, Instant at) {
        return new RegistrationChanged(
                id.value(),
                day.id().value(),
                day.version(),
                CONTACT_VERSION,
                linkGeneration,
                List.copyOf(reasons),
                lost,
                moved,
                now,
                at);
    }

    private ParticipantPromoted promoted(RegionalDay day, boolean dayWon, List<String> won, Places now, Instant at) {
        return new ParticipantPromoted(
                id.value(), day.id().value(), day.version(), CONTACT_VERSION, linkGeneration, dayWon, won, now, at);
    }

    private static List<String> seated(Places places) {
        return places.workshops().stream()
                .filter(WorkshopPlace::seated)
                .map(WorkshopPlace::sessionId)
                .toList();
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    private Registration with(Status status, Instant toldAt) {
        return with(status, toldAt, checkedInAt);
    }

    private Registration with(Status status, Instant toldAt, @Nullable Instant checkedInAt) {
        var counts = status instanceof Status.Requested || status instanceof Status.Confirmed;
        return new Registration(
                id,
                day,
                participant,
                wishes,
                status,
                counts ? activeAddress(day, participant.email()) : null,
                requestedAt,
                toldAt,
                checkedInAt,
                linkGeneration,
                mailbox,
                Listing.of(participant, wishes, state(status, checkedInAt)),
                version);
    }

    private static Listing.State state(Status status, @Nullable Instant checkedInAt) {
        return switch (status) {
            case Status.Requested _ -> Listing.State.REQUESTED;
            case Status.Confirmed _ -> checkedInAt == null ? Listing.State.CONFIRMED : Listing.State.PRESENT;
            case Status.Cancelled _ -> Listing.State.CANCELLED;
            case Status.Lapsed _ -> Listing.State.LAPSED;
        };
    }
}
