package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Confirms a registration by its e-mail address and notifies the participant of the places.
@Service
public class ConfirmRegistration {

    private final Store<Registration> store;
    private final SeatedDays seatedDays;
    private final Clock clock;

    ConfirmRegistration(Store<Registration> store, SeatedDays seatedDays, Clock clock) {
        this.store = store;
        this.seatedDays = seatedDays;
        this.clock = clock;
    }

    /// @return the registration: confirmed, unless it was cancelled or had lapsed
    public Registration handle(RegistrationId id) {
        var now = clock.instant();
        var confirmed = store.change(id, found -> current(found).confirm(found, now));
        // A seat that became free concurrently has its own message.
        if (current(confirmed).notifyOfChanges(confirmed, now).isNone()) return confirmed;
        return store.change(id, found -> current(found).notifyOfChanges(found, now));
    }

    private SeatedDay current(Registration found) {
        return seatedDays.get(found.day());
    }
}
