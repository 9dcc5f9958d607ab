package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Cancels a registration and releases its place; before the day begins, the next person on the waiting
/// list is notified immediately.
@Service
public class CancelRegistration {

    private final Store<Registration> store;
    private final Days days;
    private final SettleRegistration settleRegistration;
    private final Clock clock;

    CancelRegistration(Store<Registration> store, Days days, SettleRegistration settleRegistration, Clock clock) {
        this.store = store;
        this.days = days;
        this.settleRegistration = settleRegistration;
        this.clock = clock;
    }

    /// @param by the account of a member of staff or `participant`
    /// @return the registration: cancelled, unless the participant may not cancel it alone
    public Registration handle(RegistrationId id, String by) {
        return handle(id, by, null);
    }

    /// @param reason for staff only
    public Registration handle(RegistrationId id, String by, @Nullable String reason) {
        return handle(id, by, reason, true);
    }

    /// @param reason for staff only
    /// @param isPresenceKnown whether the actor knows that the attendance is withdrawn with it; otherwise a
    /// no-op for a participant who is present
    public Registration handle(RegistrationId id, String by, @Nullable String reason, boolean isPresenceKnown) {
        var found = store.get(id);
        var day = days.get(found.day());
        var cancelled = store.change(
                id,
                registration -> registration.wasPresent() && !isPresenceKnown
                        ? Change.none(registration)
                        : registration.cancel(day, by, reason, clock.instant()));
        if (!cancelled.isActive()) settleRegistration.handle(id, day);
        return cancelled;
    }
}
