package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Renews the search and sort keys that an earlier version stored; until then these people are found by the words
/// that it knew, and sorted by their first name. Day by day, in the index of its names and without the documents.
@Component
class RenewListings {

    private static final int PAGE = 500;

    private final Days days;
    private final MongoOperations mongo;
    private final Store<Registration> store;

    RenewListings(Days days, MongoOperations mongo, Store<Registration> store) {
        this.days = days;
        this.mongo = mongo;
        this.store = store;
    }

    Stream<RegistrationId> due() {
        return days.findIds().stream().map(Days.Found::id).flatMap(this::due);
    }

    /// Those without the separator of surname and first name.
    private Stream<RegistrationId> due(DayId day) {
        var query = new Query(
                        where("day").is(day.value()).and("listing.name").not().regex("  "))
                .with(Sort.by("listing.name"))
                .cursorBatchSize(PAGE);
        query.fields().include("_id");
        var collection = mongo.getCollectionName(Registration.class);
        return StoreTime.perRoundTrip(() -> mongo.stream(query, Document.class, collection))
                .map(found -> new RegistrationId(found.getString("_id")));
    }

    void handle(RegistrationId id) {
        store.change(id, Registration::renewListing);
    }
}
