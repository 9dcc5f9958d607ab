package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.enrolment.RequestLimits.Purpose;
import fr.spro.registration.seating.SeatQueries;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Sends the message with the link again, to somebody who has not found it and asks the staff: to
/// confirm, or a new link with the present state.
@Service
public class ResendRequest {

    private final Store<Registration> store;
    private final SeatQueries seats;
    private final SeatedDays seatedDays;
    private final RequestLimits limits;
    private final Clock clock;

    ResendRequest(
            Store<Registration> store, SeatQueries seats, SeatedDays seatedDays, RequestLimits limits, Clock clock) {
        this.store = store;
        this.seats = seats;
        this.seatedDays = seatedDays;
        this.limits = limits;
        this.clock = clock;
    }

    /// As often as the public page for lost links sends one, but visitors of that page use up nothing of it. A place
    /// that is held is held longer; none is held that was not before.
    ///
    /// @param by the account of a member of staff
    /// @return why it was not sent; empty if it was
    public Optional<ResendRefusal> handle(RegistrationId id, String by) {
        var now = clock.instant();
        var found = store.get(id);
        var refusal = found.resendRefusal(seatedDays.get(found.day()).day(), now);
        if (refusal.isPresent()) return refusal;
        return limits.mailing(
                Purpose.RESENT,
                found.participant().email(),
                Optional::isEmpty,
                mayMail -> mayMail ? send(id, by, now) : Optional.of(ResendRefusal.DAILY));
    }

    private Optional<ResendRefusal> send(RegistrationId id, String by, Instant now) {
        return store.handle(id, found -> {
            var current = seatedDays.get(found.day());
            return found.resendRefusal(current.day(), now)
                    .map(refusal -> Decision.rejected(found, Optional.of(refusal)))
                    .orElseGet(() -> new Decision<>(resent(found, current, by, now), _ -> Optional.empty()));
        });
    }

    private Change<Registration, RegistrationEvent> resent(
            Registration found, SeatedDay current, String by, Instant now) {
        if (found.isConfirmed()) return current.resendLink(found, by, now);
        var day = current.day();
        var wanted = Requested.from(day, seats.of(day).anybodyWaits(), now).withoutPlace();
        return new PendingRequest(found, day).resendRequest(wanted, by, now);
    }
}
