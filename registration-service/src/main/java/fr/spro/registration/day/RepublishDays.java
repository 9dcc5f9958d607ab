package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Publishes all days again after a restore: registrations refer to their raised versions. The documents of the days
/// note what is left to do, so a day that cannot be read delays neither the others nor the start.
@Component
class RepublishDays implements RestoreStep {

    /// Not a field of the class, which therefore neither reads nor writes it.
    private static final String IS_DUE = "publishAgain";

    private final MongoOperations mongo;
    private final Days days;
    private final Store<RegionalDay> store;
    private final Clock clock;

    RepublishDays(MongoOperations mongo, Days days, Store<RegionalDay> store, Reconcilers reconcilers, Clock clock) {
        this.mongo = mongo;
        this.days = days;
        this.store = store;
        this.clock = clock;
        reconcilers.add(Job.of("republish-days", Duration.ofMinutes(10), this::due, this::handle)
                .startingAtOnce());
    }

    /// The jobs start after the restoration, this one at once.
    @Override
    public void run(long floor) {
        mongo.updateMulti(new Query(), Update.update(IS_DUE, true), RegionalDay.class);
    }

    Stream<DayId> due() {
        return days.findIdsToPublishAgain().stream().map(Days.Found::id);
    }

    void handle(DayId id) {
        store.change(id, day -> new DayChanges(day).publishAgain(clock.instant()));
        store.apply(id, new Criteria(), new Update().unset(IS_DUE));
    }
}
