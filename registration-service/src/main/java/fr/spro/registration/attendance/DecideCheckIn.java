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
    private final MakePresent makePresent;
    private final Clock clock;

    DecideCheckIn(Store<PendingCheckIn> store, Registrations registrations, MakePresent makePresent, Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.makePresent = makePresent;
        this.clock = clock;
    }

    /// @param by the account of a member of staff
    /// @return why the person cannot be made present; it stays pending then
    public Optional<Refusal> accept(PendingCheckInId id, String by) {
        var pending = store.get(id);
        if (pending.state() != State.OPEN) return Optional.empty();
        if (pending.reason() == Refusal.OTHER_DAY) return Optional.of(Refusal.OTHER_DAY);
        var registration = registrations.findById(pending.registration());
        if (registration.isEmpty()) return Optional.of(Refusal.UNKNOWN);
        var command = new Command(pending.registration(), pending.session(), pending.at(), false);
        return switch (makePresent.handle(registration.get(), command, Scope.WHOLE, by)) {
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
