package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.seating.Claim;
import fr.spro.registration.seating.Claims;
import org.springframework.stereotype.Component;

/// The claims of stored registrations.
@Component
class RegistrationClaims implements Claims {

    private final Store<Registration> store;

    RegistrationClaims(Store<Registration> store) {
        this.store = store;
    }

    @Override
    public Claim get(TextId id) {
        return store.get(id).claim();
    }
}
