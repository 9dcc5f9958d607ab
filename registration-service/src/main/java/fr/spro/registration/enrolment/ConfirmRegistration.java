package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.seating.Seatings;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Confirms a registration by its e-mail address and notifies the participant of the places.
@Service
public class ConfirmRegistration {

    private final Store<Registration> store;
    private final Days days;
    private final Seatings seatings;
    private final Clock clock;

    ConfirmRegistration(Store<Registration> store, Days days, Seatings seatings, Clock clock) {
        this.store = store;
        this.days = days;
        this.seatings = seatings;
        this.clock = clock;
    }

    /// @return the registration: confirmed, unless it was cancelled or had lapsed
    public Registration handle(RegistrationId id) {
        var found = store.get(id);
        var day = days.get(found.day());
        var now = clock.instant();
        var confirmed = store.change(id, registration -> registration.confirm(day, placesOf(registration), now));
        // A seat that became free concurrently has its own message.
        if (confirmed.notifyOfChanges(day, placesOf(confirmed), now).isNone()) return confirmed;
        return store.change(id, registration -> registration.notifyOfChanges(day, placesOf(registration), now));
    }

    private Places placesOf(Registration registration) {
        return seatings.of(registration.day()).placesOf(registration.claim());
    }
}
