package fr.spro.platform.messaging;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.Topic;
import fr.spro.platform.Aggregate;
import fr.spro.platform.Change;
import fr.spro.platform.TextId;
import java.util.Optional;
import org.springframework.data.annotation.Id;

/// An aggregate whose present state is told on a compacted topic, until it is erased.
record Listing(@Id ListingId id, String name, boolean erased, long version) implements Aggregate {

    record ListingId(String value) implements TextId {}

    static Store<Listing> store(Stores stores) {
        return stores.of(Listing.class, Topic.CONTACTS, Listing::told);
    }

    static Change<Listing, Object> begin(String id, String name) {
        return Change.<Listing, Object>to(new Listing(new ListingId(id), name, false, 0))
                .tellingState();
    }

    Change<Listing, Object> named(String name) {
        return Change.<Listing, Object>to(new Listing(id, name, false, version)).tellingState();
    }

    Change<Listing, Object> erase() {
        return Change.<Listing, Object>to(new Listing(id, "", true, version)).tellingState();
    }

    Optional<ContactListed> told() {
        return erased
                ? Optional.empty()
                : Optional.of(new ContactListed(id.value(), version, name, "someone@example.org", "fr"));
    }
}
