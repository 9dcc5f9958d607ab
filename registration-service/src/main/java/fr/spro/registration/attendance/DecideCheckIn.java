package fr.spro.registration.attendance;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.attendance.CheckIn.Command;
import fr.spro.registration.attendance.PendingCheckIn.State;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Registrations;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The organiser's decision about a pending check-in: the person is present, or it is set aside. Idempotent.
@Service
public class DecideCheckIn {

    private final Store<PendingCheckIn> store;
    private final Registrations registrations;
    private final RegistrationOfBadge registrationOfBadge;
    private final MakePresent makePresent;
    private final Clock clock;

    DecideCheckIn(
            Store<PendingCheckIn> store,
            Registrations registrations,
            RegistrationOfBadge registrationOfBadge,
            MakePresent makePresent,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.registrationOfBadge = registrationOfBadge;
        this.makePresent = makePresent;
        this.clock = clock;
    }

    /// Somebody with the badge of another day is present with the registration for this day.
    ///
    /// @param by the account of a member of staff
    /// @return why the person cannot be made present; it stays pending then
    public Optional<Refusal> accept(PendingCheckInId id, String by) {
        var pending = store.get(id);
        if (pending.state() != State.OPEN) return Optional.empty();
        var badge = registrations.findById(pending.registration());
        if (badge.isEmpty()) return Optional.of(Refusal.UNKNOWN);
        var here = registrationOfBadge.at(pending.day(), badge.get());
        if (here.isEmpty()) return Optional.of(Refusal.OTHER_DAY);
        var command = new Command(here.get().id(), pending.session(), pending.at(), false);
        return switch (makePresent.handle(here.get(), command, Scope.WHOLE, by)) {
            case CheckIn.Outcome.Recorded _, CheckIn.Outcome.AlreadyRecorded _ -> {
                store.change(id, found -> found.accept(by, clock.instant()));
                yield Optional.empty();
            }
            case CheckIn.Outcome.Refused(var reason) -> Optional.of(reason);
        };
    }

    /// @param by the account of a member of staff
    public void dismiss(PendingCheckInId id, String by) {
        store.change(id, found -> found.dismiss(by, clock.instant()));
    }
}
