package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.day.DayId;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Reads the registrations of a day for a job and applies its decisions to them.
@Component
class DueChanges {

    private static final int BATCH = 200;

    private final Store<Registration> store;
    private final MongoOperations mongo;

    DueChanges(Store<Registration> store, MongoOperations mongo) {
        this.store = store;
        this.mongo = mongo;
    }

    /// Runs a step for each registration of a day, one at a time. One that cannot be read or handled is recorded
    /// and does not stop the others.
    void forEach(DayId day, ItemFailures failures, Consumer<Registration> step) {
        var query = new Query(where("day").is(day.value())).cursorBatchSize(BATCH);
        var collection = mongo.getCollectionName(Registration.class);
        try (var all = StoreTime.perRoundTrip(() -> mongo.stream(query, Document.class, collection))) {
            all.forEach(document ->
                    failures.run(new RegistrationId(document.getString("_id")), () -> step.accept(read(document))));
        }
    }

    /// Applies the decision to the stored registration; no access to the store if it does not change the
    /// listed one.
    ///
    /// @return whether it changes the listed one
    boolean apply(Registration listed, Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        if (decision.apply(listed).isNone()) return false;
        store.change(listed.id(), decision);
        return true;
    }

    private Registration read(Document document) {
        return mongo.getConverter().read(Registration.class, document);
    }
}
