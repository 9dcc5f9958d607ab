package fr.spro.platform.messaging;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.outbox.TextId;
import java.util.Optional;
import org.springframework.data.annotation.Id;

/// An aggregate whose current state is published on a compacted topic, until it is erased.
public record Listing(@Id ListingId id, String name, boolean erased, long version) implements Aggregate {

    public record ListingId(String value) implements TextId {}

    public static Store<Listing> store(Stores stores) {
        return stores.of(
                Listing.class, Topic.CONTACTS, EntityRef.Kind.REGISTRATION, listing -> listing.event(), Listing::erase);
    }

    public static Change<Listing, Object> begin(String id, String name) {
        return Change.<Listing, Object>to(new Listing(new ListingId(id), name, false, 0))
                .publishingState();
    }

    public Change<Listing, Object> named(String name) {
        return Change.<Listing, Object>to(new Listing(id, name, false, version)).publishingState();
    }

    public Change<Listing, ?> erase() {
        if (erased) return Change.none(this);
        return Change.<Listing, Object>to(new Listing(id, "", true, version)).publishingState();
    }

    public Optional<ContactListed> event() {
        return erased
                ? Optional.empty()
                : Optional.of(new ContactListed(
                        EntityRef.registration(id.value()), version, name, "someone@example.org", "fr"));
    }
}
