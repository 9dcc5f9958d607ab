package fr.spro.registration.allocation;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.allocation.Allocation.Ballot;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.Seatings;
import fr.spro.registration.seating.SelectionMode;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Allocates the workshop seats of a day by ranked wishes. The allocation is stored first, then the day's
/// lists are updated; after a crash in between the sweep completes it.
@Service
public class AllocateWorkshops {

    /// @param digest of the preview that the organiser saw
    /// @param by the account of the actor
    public record Command(DayId day, String digest, String by) {}

    public sealed interface Outcome {

        /// The allocation is done, now or before.
        record Done(Allocation allocation) implements Outcome {}

        /// Wishes or seats have changed since the preview.
        record Outdated(Allocation preview) implements Outcome {}

        /// Wishes can still be submitted, the day is over, or it has no ranked wishes.
        record NotPossible(RegionalDay day) implements Outcome {}
    }

    private final Store<Allocation> store;
    private final Days days;
    private final Registrations registrations;
    private final SeatQueries seats;
    private final Seatings seatings;
    private final WaitingLists waitingLists;
    private final List<DayChangeListener> listeners;
    private final Clock clock;

    AllocateWorkshops(
            Store<Allocation> store,
            Days days,
            Registrations registrations,
            SeatQueries seats,
            Seatings seatings,
            WaitingLists waitingLists,
            List<DayChangeListener> listeners,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.registrations = registrations;
        this.seats = seats;
        this.seatings = seatings;
        this.waitingLists = waitingLists;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// The allocation, if it was made.
    public Optional<Allocation> find(DayId day) {
        return store.find(day);
    }

    /// Computes the allocation without storing it.
    public Allocation preview(RegionalDay day, String by) {
        return Allocation.draw(day, ballots(day), by, clock.instant());
    }

    private List<Ballot> ballots(RegionalDay day) {
        var seating = seatings.of(day.id());
        try (var all = registrations.streamByDay(day.id())) {
            return all.filter(Registration::isActive)
                    .filter(registration -> seating.hasPlace(registration.claim()))
                    .map(registration -> ballot(day, registration))
                    .filter(ballot -> !ballot.wishes().isEmpty())
                    .toList();
        }
    }

    public Outcome handle(Command command) {
        var day = day(command.day());
        var made = store.find(command.day());
        if (made.isPresent()) return finish(day, made.get());
        if (!day.isAhead() || seats.selectionMode(day) != SelectionMode.CLOSED) return new Outcome.NotPossible(day);
        var preview = preview(day, command.by());
        if (!preview.digest().equals(command.digest())) return new Outcome.Outdated(preview);
        store.insert(preview.apply());
        return finish(day, store.find(command.day()).orElseThrow());
    }

    /// The coming days, with a possibly unfinished allocation.
    public Stream<DayId> due() {
        return days.findIdsByStatusIn(List.of(Status.PUBLISHED, Status.CLOSED)).stream()
                .map(Days.Found::id);
    }

    /// Applies the allocation of this day, if it was made. Idempotent.
    public void finish(DayId day) {
        store.find(day).ifPresent(made -> finish(day(day), made));
    }

    private Outcome finish(RegionalDay day, Allocation made) {
        var isNew = waitingLists.allocate(day.id(), made.orders(), made.preferences(), made.at());
        // After a crash here, the sweep of ReconcileRegistrations continues.
        if (isNew) listeners.forEach(listener -> listener.dayChanged(day.id()));
        return new Outcome.Done(made);
    }

    private static Ballot ballot(RegionalDay day, Registration registration) {
        var wishes = registration.wishes().workshops().stream()
                .filter(wish -> day.session(wish).isPresent())
                .map(SessionId::value)
                .toList();
        return new Ballot(registration.id().value(), wishes);
    }

    private RegionalDay day(DayId id) {
        return days.get(id);
    }
}
