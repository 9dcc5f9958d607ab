package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.DispatchEvent;
import fr.spro.platform.messaging.Faults;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.Listing;
import fr.spro.platform.messaging.Listing.ListingId;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Parcel.ParcelId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

/// The store as use cases see it, over the in-memory server.
class StoreTests {

    interface Parcels extends Repository<Parcel, ParcelId> {
        Optional<Parcel> findById(ParcelId id);
    }

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<Parcel> parcels = mongo.store(Parcel.class);
    private final ParcelId id = new ParcelId("p-1");

    @Test
    void returns_what_is_stored() {
        parcels.insert(Parcel.begin("p-1"));

        var changed = parcels.change(id, Parcel::next);

        assertThat(parcels.get(id)).isEqualTo(changed).isEqualTo(new Parcel(id, 2, 2));
        assertThat(mongo.repository(Parcels.class).findById(id)).contains(changed);
    }

    @Test
    void throws_for_an_unknown_id() {
        assertThat(parcels.find(id)).isEmpty();
        assertThatThrownBy(() -> parcels.get(id))
                .isInstanceOf(UnknownAggregate.class)
                .hasMessageContaining("p-1");
    }

    @Test
    void keeps_the_events_of_each_change_in_the_outbox() {
        parcels.insert(Parcel.begin("p-1"));
        parcels.change(id, Parcel::next);
        parcels.change(id, parcel -> parcel.step(2));

        assertThat(mongo.events(Parcel.class, id)).containsExactly(Parcel.event("p-1", 1), Parcel.event("p-1", 2));
    }

    @Test
    void accepts_a_change_that_fills_the_outbox() {
        parcels.insert(steps(OutboxEntry.LIMIT));

        assertThat(mongo.events(Parcel.class, id)).hasSize(OutboxEntry.LIMIT);
        assertThatThrownBy(() -> parcels.change(id, Parcel::next)).isInstanceOf(OutboxFull.class);
    }

    @Test
    void rejects_a_change_that_no_outbox_has_room_for() {
        var tooMany = steps(OutboxEntry.LIMIT + 1);
        assertThatThrownBy(() -> parcels.insert(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThat(parcels.find(id)).isEmpty();

        parcels.insert(Parcel.begin("p-1"));
        assertThatThrownBy(() -> parcels.change(id, _ -> tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 101 entries")
                .matches(failure -> !Faults.isTemporary(failure));
        assertThat(mongo.events(Parcel.class, id)).hasSize(1);
    }

    private Change<Parcel, DispatchEvent> steps(int number) {
        var events = IntStream.rangeClosed(1, number).mapToObj(step -> Parcel.event("p-1", step));
        return Change.to(new Parcel(id, number, 0), events.toArray(DispatchEvent[]::new));
    }

    @Test
    void marks_the_state_for_publication() {
        var listings = Listing.store(mongo.stores());

        listings.insert(Listing.begin("l-1", "Ada"));

        assertThat(mongo.publishesState(Listing.class, new ListingId("l-1"))).isTrue();
        assertThat(mongo.events(Listing.class, new ListingId("l-1"))).isEmpty();
    }

    @Test
    void is_isolated_from_other_fixtures() {
        parcels.insert(Parcel.begin("p-1"));

        assertThat(new InMemoryMongo().store(Parcel.class).find(id)).isEmpty();
    }
}
