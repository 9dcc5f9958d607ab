package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import fr.spro.contracts.Service;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.work.KeyedExecutor;
import fr.spro.platform.messaging.work.Lease;
import fr.spro.platform.messaging.work.RequestCoalescer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/// Empties the outboxes of one collection to Kafka: in order for each aggregate, at least once, none waiting for
/// another.
///
/// A write wakes it by id; a rare sweep under a lease finds what nobody woke it for (the process died, Kafka was away).
/// Event n+1 of an aggregate is not sent before Kafka has acknowledged n. Two relays at the same aggregate only send
/// twice: each begins with the oldest event still there, so the first copies of all events are in order.
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int SWEEP_SIZE = 500;
    private static final int MOST_TOGETHER = 100;

    private final String collection;
    private final @Nullable StateTopic<Document> stateTopic;
    private final MongoOperations mongo;
    private final CloudEventRecords letters;
    private final Supplier<Producer<String, byte @Nullable []>> producer;
    private final RelaySettings settings;
    private final Clock clock;
    private final Lease lease;
    private final Counter published;
    private final Counter failed;

    /// Under load many aggregates share a command to the store; each still goes its own way.
    private final RequestCoalescer<String, Optional<Document>> reads =
            new RequestCoalescer<>(MOST_TOGETHER, this::read);

    private final RequestCoalescer<UpdateOneModel<Document>, Boolean> removals =
            new RequestCoalescer<>(MOST_TOGETHER, this::write);

    /// Aggregates written and not looked at yet, as they were written.
    private final Map<String, Document> fresh = new ConcurrentHashMap<>();

    /// Aggregates that wait for their next try, each with the number of tries that failed.
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();

    private volatile @Nullable ExecutorService workers;
    private volatile @Nullable KeyedExecutor wakeUps;
    private volatile @Nullable ScheduledExecutorService timer;

    Relay(
            Service service,
            String collection,
            @Nullable StateTopic<Document> stateTopic,
            MongoOperations mongo,
            Supplier<Producer<String, byte @Nullable []>> producer,
            RelaySettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.collection = collection;
        this.stateTopic = stateTopic;
        this.mongo = mongo;
        this.letters = new CloudEventRecords(service, collection);
        this.producer = producer;
        this.settings = settings;
        this.clock = clock;
        this.lease = new Lease(mongo, "relay:" + collection, settings.lease(), clock);
        this.published = meters.counter("spro.outbox.published", "aggregate", collection);
        this.failed = meters.counter("spro.outbox.failed", "aggregate", collection);
        Gauge.builder("spro.outbox.pending", this, Relay::pending)
                .description("aggregates with events that wait for Kafka")
                .tag("aggregate", collection)
                .register(meters);
        Gauge.builder("spro.outbox.oldest", this, Relay::oldestSeconds)
                .description("age of the oldest event that waits for Kafka")
                .baseUnit("seconds")
                .tag("aggregate", collection)
                .register(meters);
    }

    /// Begins with a sweep of its own, whoever has the lease: what a killed process left behind must not wait for it.
    void start() {
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        this.workers = workers;
        wakeUps = new KeyedExecutor(workers, this::work);
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("relay-" + collection).factory());
        this.timer = timer;
        timer.execute(this::takeOver);
        var pause = settings.sweep().toMillis();
        timer.scheduleWithFixedDelay(this::sweepUnderLease, pause, pause, TimeUnit.MILLISECONDS);
    }

    /// Lets those at work finish the event they are at, within the time that one acknowledgement may take.
    void stop() {
        if (timer != null) timer.shutdownNow();
        var workers = this.workers;
        if (workers == null) return;
        workers.shutdown();
        try {
            workers.awaitTermination(settings.acknowledgement().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }

    /// There is something to publish for this aggregate. Returns at once and never fails: the sweep is the truth.
    void wake(String id) {
        var wakeUps = this.wakeUps;
        if (wakeUps != null) wakeUps.wake(id);
    }

    /// The same for one that was just written, and need not be read again. If another write came in between, the
    /// removal
    /// of what was sent finds that, as it does when a sweep read too early.
    void wake(Document written) {
        var id = written.getString("_id");
        var wakeUps = this.wakeUps;
        if (wakeUps != null && !wakeUps.isAtWork(id)) fresh.put(id, written);
        wake(id);
    }

    private void work(String id) {
        try {
            publish(id);
            failing.remove(id);
        } catch (Exception e) {
            retryLater(id, e);
        }
    }

    private void retryLater(String id, Exception cause) {
        failed.increment();
        var tries = failing.merge(id, 1, Integer::sum);
        var pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(tries - 1, 10));
        LOG.warn(
                "Publishing from {} failed for the {}. time, next try in {} ms: {}",
                id,
                tries,
                pause,
                cause.toString());
        var timer = this.timer;
        if (timer == null || timer.isShutdown()) return;
        try {
            timer.schedule(() -> wake(id), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; {} is left to the next sweep", id);
        }
    }

    /// Sends what the aggregate has to tell until there is nothing left.
    private void publish(String id) throws ExecutionException, InterruptedException, TimeoutException {
        var toldVersion = Optional.<Long>empty();
        while (true) {
            var written = Optional.ofNullable(fresh.remove(id));
            var found = written.isPresent() ? written : reads.handle(id);
            if (found.isEmpty()) return;
            var document = found.get();
            var entries = entries(document);
            var version = document.getLong("version");
            var stateIsStale = toldVersion.filter(told -> !told.equals(version)).isPresent();
            if (entries.isEmpty() && !stateIsStale) {
                clearPending(id, document);
                return;
            }
            toldVersion = Optional.empty();
            for (var entry : entries) {
                if (entry.isMark()) toldVersion = Optional.of(version);
                send(id, entry, document);
            }
            if (stateIsStale && toldVersion.isEmpty()) {
                // Another relay pulled the mark while this one was paused, and this one's late copy came last.
                toldVersion = Optional.of(version);
                sendState(id, document);
            }
            if (remove(id, document, entries, toldVersion.isPresent())) return;
        }
    }

    private void send(String id, OutboxEntry entry, Document document)
            throws ExecutionException, InterruptedException, TimeoutException {
        var record = entry.isMark() ? letters.state(id, entry, presentState(document)) : letters.event(id, entry);
        producer.get().send(record).get(settings.acknowledgement().toMillis(), TimeUnit.MILLISECONDS);
        published.increment();
    }

    private void sendState(String id, Document document)
            throws ExecutionException, InterruptedException, TimeoutException {
        var topic = Objects.requireNonNull(stateTopic).topic();
        var sequence = document.getLong(OutboxEntry.SEQUENCE);
        send(id, new OutboxEntry(sequence, topic, null, null, clock.instant(), Correlation.current(), null), document);
    }

    private Optional<?> presentState(Document document) {
        return Objects.requireNonNull(stateTopic).state().apply(document);
    }

    /// Removes what was sent. True if nothing more is to be done: no event has come since the document was read, and,
    /// if its state was told, the state is still the same.
    private boolean remove(String id, Document sent, List<OutboxEntry> entries, boolean stateTold) {
        var last = sent.getLong(OutboxEntry.SEQUENCE);
        var unchanged = new ArrayList<Bson>(List.of(eq("_id", id), eq(OutboxEntry.SEQUENCE, last)));
        if (stateTold) unchanged.add(eq("version", sent.getLong("version")));
        var upToLast = pullByFilter(eq(OutboxEntry.FIELD, lte("seq", last)));
        var removal = combine(upToLast, unset(OutboxEntry.PENDING_SINCE));
        if (removals.handle(new UpdateOneModel<>(and(unchanged), removal))) return true;
        var facts = entries.stream()
                .filter(entry -> !entry.isMark())
                .map(OutboxEntry::sequence)
                .toList();
        documents().updateOne(eq("_id", id), pullByFilter(eq(OutboxEntry.FIELD, in("seq", facts))));
        return false;
    }

    private List<Optional<Document>> read(List<String> ids) {
        var found = new HashMap<String, Document>();
        for (var document : documents().find(in("_id", ids))) found.put(document.getString("_id"), document);
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /// Whether each found what it was to change. Each can be repeated.
    private List<Boolean> write(List<UpdateOneModel<Document>> updates) {
        if (updates.size() > 1) {
            var together = documents().bulkWrite(updates, new BulkWriteOptions().ordered(false));
            if (together.getMatchedCount() == updates.size())
                return updates.stream().map(_ -> true).toList();
        }
        return updates.stream()
                .map(update -> documents()
                                .updateOne(update.getFilter(), Objects.requireNonNull(update.getUpdate()))
                                .getMatchedCount()
                        == 1)
                .toList();
    }

    private void clearPending(String id, Document document) {
        if (!document.containsKey(OutboxEntry.PENDING_SINCE)) return;
        var unchanged = and(eq("_id", id), eq(OutboxEntry.SEQUENCE, document.getLong(OutboxEntry.SEQUENCE)));
        documents().updateOne(unchanged, unset(OutboxEntry.PENDING_SINCE));
    }

    private static List<OutboxEntry> entries(Document document) {
        return document.getList(OutboxEntry.FIELD, Document.class, List.of()).stream()
                .map(OutboxEntry::of)
                .toList();
    }

    private void takeOver() {
        try {
            var bySince = Indexes.ascending(OutboxEntry.PENDING_SINCE);
            documents().createIndex(bySince, new IndexOptions().sparse(true));
            sweep();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The first sweep of {} failed, the next comes in {}: {}",
                    collection,
                    settings.sweep(),
                    e.toString());
        }
    }

    private void sweepUnderLease() {
        try {
            if (lease.take()) sweep();
        } catch (RuntimeException e) {
            LOG.warn("Sweeping {} failed, the next comes in {}: {}", collection, settings.sweep(), e.toString());
        }
    }

    private void sweep() {
        documents()
                .find(exists(OutboxEntry.PENDING_SINCE))
                .sort(Sorts.ascending(OutboxEntry.PENDING_SINCE))
                .limit(SWEEP_SIZE + failing.size())
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .forEach(id -> {
                    if (!failing.containsKey(id)) wake(id);
                });
    }

    private double pending() {
        return documents().countDocuments(exists(OutboxEntry.PENDING_SINCE));
    }

    private double oldestSeconds() {
        var oldest = documents()
                .find(exists(OutboxEntry.PENDING_SINCE))
                .sort(Sorts.ascending(OutboxEntry.PENDING_SINCE))
                .projection(Projections.include(OutboxEntry.PENDING_SINCE))
                .first();
        return oldest == null ? 0 : Math.max(0, secondsSince(oldest.getDate(OutboxEntry.PENDING_SINCE)));
    }

    private double secondsSince(Date since) {
        return Duration.between(since.toInstant(), Instant.now(clock)).toMillis() / 1000.0;
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(collection);
    }
}
