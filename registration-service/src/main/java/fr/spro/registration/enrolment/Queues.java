package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.UnknownAggregate;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// The lists of arrivals in the day's document. To join is one write at the end of all lists concerned, to leave one
/// write too; both are guarded by what must hold and can be repeated.
@Component
class Queues {

    private static final String DAY = "arrivals.day";
    private static final String SESSIONS = "arrivals.sessions.";

    private final Store<RegionalDay> store;
    private final MongoOperations mongo;

    Queues(Store<RegionalDay> store, MongoOperations mongo) {
        this.store = store;
        this.mongo = mongo;
    }

    void join(Registration registration) {
        var id = registration.id().value();
        var update = new Update().push(DAY, id);
        registration.wishes().workshops().forEach(workshop -> update.push(SESSIONS + workshop.value(), id));
        store.apply(registration.day(), where(DAY).ne(id), update);
    }

    void leave(Registration registration) {
        var id = registration.id().value();
        var update = new Update().pull(DAY, id);
        registration.wishes().workshops().forEach(workshop -> update.pull(SESSIONS + workshop.value(), id));
        store.apply(registration.day(), where(DAY).is(id), update);
    }

    Seating of(DayId day) {
        return Optional.ofNullable(mongo.findById(day, Seating.class, mongo.getCollectionName(RegionalDay.class)))
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, day));
    }
}
