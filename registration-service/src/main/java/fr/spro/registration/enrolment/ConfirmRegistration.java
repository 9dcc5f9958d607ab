package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
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
        return notify(store.change(id, found -> current(found).confirm(found, now)), now);
    }

    /// Confirms a new address, and with it a registration that was not confirmed.
    ///
    /// @param entered the version of the contact, from the link that was sent to the address
    /// @return the registration; the address stays pending if it is that of another one by now
    public Registration handle(RegistrationId id, long entered) {
        var now = clock.instant();
        try {
            return notify(store.change(id, found -> current(found).confirmAddress(found, entered, now)), now);
        } catch (DuplicateKeyException registeredMeanwhile) {
            return store.get(id);
        }
    }

    private Registration notify(Registration confirmed, Instant now) {
        // A seat that became free concurrently has its own message.
        if (current(confirmed).notifyOfChanges(confirmed, now).isNone()) return confirmed;
        return store.change(confirmed.id(), found -> current(found).notifyOfChanges(found, now));
    }

    private SeatedDay current(Registration found) {
        return seatedDays.get(found.day());
    }
}
