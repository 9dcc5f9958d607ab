package fr.spro.platform.messaging.outbox;

import com.mongodb.client.model.Filters;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.work.Job;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/// Makes a restored store the origin of new facts: consumers know facts that it has lost, with numbers that it
/// would give again. Idempotent, so an interrupted or a second run continues.
///
/// 1. Raises the numbers of all aggregates above the floor of the new epoch.
/// 2. Runs the steps of the service.
/// 3. Compares the last record of each key of the compacted topics with its document: who was erased after the
///    backup is erased again, every other state is published with its new number.
///
/// Until then no command is accepted (`Epoch.floor`): its numbers would be those of a lost one.
public final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
    /// An unfinished import expires earlier.
    private static final Duration GRACE = Duration.ofDays(7);

    private final Stores stores;
    private final LastRecords lastRecords;
    private final Iterable<RestoreStep> steps;
    private final Clock clock;

    public Restoration(Stores stores, LastRecords lastRecords, Iterable<RestoreStep> steps, Clock clock) {
        this.stores = stores;
        this.lastRecords = lastRecords;
        this.steps = steps;
        this.clock = clock;
    }

    /// A no-op unless the store has been restored since the last run.
    public void run() {
        var epoch = stores.epoch();
        if (!epoch.isNew()) return;
        epoch.restoring(this::restore);
        epoch.complete(clock.instant().plus(GRACE));
        LOG.warn("All states of the restored store are published again");
    }

    private void restore() {
        var floor = stores.epoch().floor();
        LOG.warn("The store was restored: numbers start at {}", floor);
        for (var collection : stores.collections()) raise(stores.mongo(), collection, floor);
        steps.forEach(step -> step.run(floor));
        for (var topic : stores.stateTopics()) check(topic).check(lastRecords.of(topic));
    }

    /// Removes from the compacted topics what the restored store does not contain, once an import that the backup has
    /// interrupted had the time to create it again.
    public Job<String> removal() {
        return Job.of("remove-lost-states", Duration.ofHours(1), this::dueRemoval, _ -> removeLostStates());
    }

    private Stream<String> dueRemoval() {
        return stores.epoch().hasLostStates(clock.instant()) ? Stream.of("lost states") : Stream.empty();
    }

    void removeLostStates() {
        for (var topic : stores.stateTopics())
            check(topic).lost(lastRecords.of(topic)).forEach(stores::publishTombstone);
        stores.epoch().lostStatesRemoved();
    }

    private StateCheck check(Topic topic) {
        return stores.stateCheck(topic, lastRecords::from);
    }

    private static void raise(MongoOperations mongo, String collection, long floor) {
        var documents = mongo.getCollection(collection);
        var published = Filters.exists(OutboxEntry.STATE_SEQUENCE);
        RestoredNumbers.raise(documents, published, floor, "version", OutboxEntry.SEQUENCE, OutboxEntry.STATE_SEQUENCE);
        RestoredNumbers.raise(documents, Filters.empty(), floor, "version", OutboxEntry.SEQUENCE);
    }
}
