package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.UnknownAggregate;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Seating.Arrivals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// The lists of arrivals in the day's document. To join is one write at the end of all lists concerned,
/// to leave one write too; both are guarded by what must hold and can be repeated.
@Component
class Queues {

    private static final String DAY = "arrivals.day";
    private static final String SESSIONS = "arrivals.sessions.";

    /// What of the day's document says who sits.
    record Lists(
            @Id DayId id,
            Details details,
            List<Session> sessions,
            @Nullable Arrivals arrivals) {}

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

    /// Brings the lists of the workshops in line with what somebody at the day chooses now.
    void choose(Registration registration, List<SessionId> workshops) {
        var id = registration.id().value();
        var chosen = registration.wishes().workshops();
        for (var workshop : workshops) {
            var list = SESSIONS + workshop.value();
            if (chosen.contains(workshop))
                store.apply(registration.day(), where(list).ne(id), new Update().push(list, id));
            else store.apply(registration.day(), where(list).is(id), new Update().pull(list, id));
        }
    }

    void leave(Registration registration, List<SessionId> workshops) {
        var id = registration.id().value();
        var update = new Update().pull(DAY, id);
        workshops.forEach(workshop -> update.pull(SESSIONS + workshop.value(), id));
        store.apply(registration.day(), where("status").exists(true), update);
    }

    Seating of(DayId day) {
        var lists = Optional.ofNullable(mongo.findById(day, Lists.class, mongo.getCollectionName(RegionalDay.class)))
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, day));
        var arrivals = lists.arrivals() == null ? new Arrivals(null, null) : lists.arrivals();
        return new Seating(lists.details().places(), lists.sessions(), arrivals);
    }
}
