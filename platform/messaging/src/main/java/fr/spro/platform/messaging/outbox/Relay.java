package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Service;
import fr.spro.platform.messaging.work.BackgroundValue;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;

/// Publishes the outboxes of one collection to Kafka and moves their audit entries to the audit log: at least
/// once, in order per aggregate, aggregates independent of each other.
///
/// A write triggers it by id, a sweep finds the rest. Event n+1 of an aggregate is not sent before Kafka has
/// acknowledged n. Two relays of one aggregate only send duplicates: each begins with the oldest entry, so
/// the first copies of all events are in order.
final class Relay {

    private static final int SWEEP_SIZE = 500;

    private final OutboxCollection outbox;
    private final @Nullable StateTopic<Document> stateTopic;
    private final CloudEventRecords records;
    private final KafkaOperations<String, byte @Nullable []> kafka;
    private final Duration acknowledgement;
    private final Clock clock;
    private final Meter.MeterProvider<Counter> published;
    private final Reconciler<String> reconciler;
    private final WrittenDocuments written = new WrittenDocuments();

    Relay(
            Service service,
            String collection,
            OutboxCollection outbox,
            @Nullable StateTopic<Document> stateTopic,
            KafkaOperations<String, byte @Nullable []> kafka,
            RelaySettings settings,
            Reconcilers reconcilers,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.stateTopic = stateTopic;
        this.records = new CloudEventRecords(service, collection);
        this.kafka = kafka;
        this.acknowledgement = settings.acknowledgement();
        this.clock = clock;
        this.published = Counter.builder("spro.outbox.published")
                .description("Records acknowledged by the broker, by type of event")
                .tag("aggregate", collection)
                .withRegistry(meters);
        this.reconciler = reconcilers.add(Job.of("relay:" + collection, settings.sweep(), this::due, this::publish)
                .withConcurrency(Job.UNLIMITED)
                .startingAtOnce());
        Gauge.builder("spro.outbox.pending", BackgroundValue.of(outbox::countPending))
                .description("aggregates with events to publish")
                .tag("aggregate", collection)
                .register(meters);
        Gauge.builder("spro.outbox.oldest", BackgroundValue.of(this::oldestSeconds))
                .description("age of the oldest event to publish")
                .baseUnit("seconds")
                .tag("aggregate", collection)
                .register(meters);
    }

    /// Publishes the events of an aggregate that was just written. Returns at once and never fails. The
    /// document is not read again: a concurrent write is detected when the sent entries are removed.
    void trigger(Document document) {
        var id = document.getString("_id");
        if (reconciler.isActive(id)) reconciler.trigger(id);
        else written.keepUntilDone(document, reconciler::trigger);
    }

    private Stream<String> due() {
        return outbox.pending(SWEEP_SIZE + reconciler.failing());
    }

    /// Publishes the entries of the aggregate until none is left. Records of a relay that was paused or whose
    /// acknowledgement was lost may be appended later: see `StateCheck`.
    void publish(String id) throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            var found = written.take(id).or(() -> outbox.read(id));
            if (found.isEmpty()) return;
            var document = found.get();
            var entries = entries(document);
            if (entries.isEmpty()) {
                outbox.clearPending(document);
                return;
            }
            for (var outgoing : entries) {
                switch (outgoing) {
                    case PendingAuditEntry entry -> outbox.log(entry);
                    case OutboxEntry entry -> send(id, entry, document);
                }
            }
            if (outbox.remove(document)) return;
        }
    }

    private void send(String id, OutboxEntry entry, Document document)
            throws ExecutionException, InterruptedException, TimeoutException {
        var record = entry.isMarker() ? state(id, entry, document) : records.event(id, entry);
        kafka.send(record).get(acknowledgement.toMillis(), TimeUnit.MILLISECONDS);
        published
                .withTag("event", Objects.requireNonNullElse(entry.type(), "state"))
                .increment();
    }

    /// The state as it was read: that of the marker or a newer one, whose own marker then follows.
    private ProducerRecord<String, byte @Nullable []> state(String id, OutboxEntry entry, Document document) {
        var topic = Objects.requireNonNull(stateTopic);
        return records.state(topic.key(id), entry, topic.state().apply(document));
    }

    private static List<OutboxItem> entries(Document document) {
        return document.getList(OutboxEntry.FIELD, Document.class, List.of()).stream()
                .map(OutboxItem::of)
                .toList();
    }

    private double oldestSeconds() {
        return outbox.oldestPending().map(this::secondsSince).orElse(0.0);
    }

    private double secondsSince(Date since) {
        return Math.max(0, Duration.between(since.toInstant(), clock.instant()).toMillis() / 1000.0);
    }
}
