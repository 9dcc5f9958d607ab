package fr.spro.registration.attendance;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.attendance.CheckIn.Command;
import fr.spro.registration.attendance.PendingCheckIn.State;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registrations;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// The organiser's decision about a pending check-in: the person is present, or it is set aside.
/// Idempotent.
@Service
public class DecideCheckIn {

    public sealed interface Outcome {

        /// @param effect what was done besides recording the attendance
        record Accepted(PresenceEffect effect) implements Outcome {}

        /// Why the person cannot be made present; it stays pending.
        record Refused(Refusal reason) implements Outcome {}
    }

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

    /// Somebody with the badge of another day is present with the registration for this day. One that somebody else
    /// has set aside meanwhile is recorded; one that was recorded and withdrawn since is not recorded again.
    ///
    /// @param by the account of a member of staff
    public Outcome accept(PendingCheckInId id, String by) {
        var pending = store.get(id);
        var badge = registrations.findById(pending.registration());
        if (badge.isEmpty()) return new Outcome.Refused(Refusal.UNKNOWN);
        var here = registrationOfBadge.at(pending.day(), badge.get());
        if (here.isEmpty()) return new Outcome.Refused(Refusal.OTHER_DAY);
        if (pending.state() == State.ACCEPTED && !pending.isRecordedAt(here.get())) {
            return new Outcome.Refused(Refusal.WITHDRAWN);
        }
        var command = new Command(here.get().id(), pending.session(), pending.at(), false, by);
        var made = makePresent.handle(here.get(), command, Scope.WHOLE);
        return switch (made.outcome()) {
            case CheckIn.Outcome.Recorded _, CheckIn.Outcome.AlreadyRecorded _ -> {
                store.change(id, found -> found.accept(by, clock.instant()));
                yield new Outcome.Accepted(made.effect());
            }
            case CheckIn.Outcome.Refused(var reason) -> new Outcome.Refused(reason);
        };
    }

    /// @param by the account of a member of staff
    /// @return as decided: accepted, if somebody else has recorded it
    public PendingCheckIn dismiss(PendingCheckInId id, String by) {
        return store.change(id, found -> found.dismiss(by, clock.instant()));
    }

    /// Takes back that it was set aside; a no-op if it was not.
    ///
    /// @param by the account of a member of staff
    /// @return accepted, if somebody else has recorded it
    public PendingCheckIn reopen(PendingCheckInId id, String by) {
        return store.change(id, found -> found.reopen(by, clock.instant()));
    }
}
