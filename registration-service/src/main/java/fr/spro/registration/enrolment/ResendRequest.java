package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.SeatQueries;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Sends the message with the link to confirm again, to somebody who has not found it and asks the staff.
@Service
public class ResendRequest {

    private final Store<Registration> store;
    private final Days days;
    private final SeatQueries seats;
    private final Clock clock;

    ResendRequest(Store<Registration> store, Days days, SeatQueries seats, Clock clock) {
        this.store = store;
        this.days = days;
        this.seats = seats;
        this.clock = clock;
    }

    /// A place that is held is held longer; none is held that was not before.
    ///
    /// @param by the account of a member of staff
    /// @return why it was not sent; empty if it was
    public Optional<ResendRefusal> handle(RegistrationId id, String by) {
        var now = clock.instant();
        var day = days.get(store.get(id).day());
        var wanted = Requested.from(day, seats.of(day).anybodyWaits(), now).withoutPlace();
        return store.handle(
                id,
                found -> found.resendRefusal(day, now)
                        .map(refusal -> Decision.rejected(found, Optional.of(refusal)))
                        .orElseGet(() -> new Decision<>(
                                new PendingRequest(found, day).resendRequest(wanted, by, now), _ -> Optional.empty())));
    }
}
