package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Renews the search and sort keys that an earlier version stored; until then these people are found by the words
/// that it knew, and sorted by their first name.
@Component
class RenewListings {

    private final Registrations registrations;
    private final Store<Registration> store;

    RenewListings(Registrations registrations, Store<Registration> store) {
        this.registrations = registrations;
        this.store = store;
    }

    Stream<RegistrationId> due() {
        return registrations.findIdsWithEarlierListing().stream().map(Registrations.Found::id);
    }

    void handle(RegistrationId id) {
        store.change(id, Registration::renewListing);
    }
}
