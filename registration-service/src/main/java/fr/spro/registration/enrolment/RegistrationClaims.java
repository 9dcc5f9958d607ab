package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.seating.Claim;
import fr.spro.registration.seating.Claims;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The claims of stored registrations.
@Component
class RegistrationClaims implements Claims {

    private final Store<Registration> store;
    private final Registrations registrations;

    RegistrationClaims(Store<Registration> store, Registrations registrations) {
        this.store = store;
        this.registrations = registrations;
    }

    @Override
    public Claim get(TextId id) {
        return store.get(id).claim();
    }

    @Override
    public Set<String> ended(DayId day) {
        return registrations.ended(day);
    }
}
