package fr.spro.platform.messaging.outbox;

import static java.util.stream.Collectors.toMap;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.EntityRef.Kind;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.work.Causes;
import fr.spro.platform.messaging.work.ItemFailures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares the records of one compacted topic, after they were appended, with their documents, and publishes the
/// state of a document again if a record is not of its present state.
///
/// A record of a relay that was paused or killed, or whose acknowledgement was lost, may be appended at any later
/// time, so the relay alone cannot make sure that the last record is the present state. This can: the document is
/// read after its record was appended, so either they agree and each later change publishes a later record, or the
/// marker of a new record is stored before the offset is committed.
///
/// While the record of a correction is on its way, older ones arrive, which differ from the document too. They are not
/// corrected: otherwise each correction would cause the next one, without an end.
final class StateCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StateCheck.class);

    /// The documents of one kind whose states are published.
    ///
    /// @param sequences the `stateSequence` of those of these ids that exist
    /// @param publishAgain stores a marker, so that the relay publishes the state
    /// @param repeatTombstone the same for a record that was a tombstone, and erases an erased person again
    record Documents(
            StateTopic<?> topic,
            Function<Collection<String>, Map<String, Long>> sequences,
            Consumer<String> publishAgain,
            Consumer<String> repeatTombstone) {}

    private final Topic topic;
    private final Map<Kind, Documents> kinds;
    private final Counter corrected;
    private final Counter failed;
    private final Counter unreadable;

    /// By kind and id, the sequence of the record that follows a correction and has not been read yet. It is read here,
    /// unless the partition is assigned anew.
    private final Map<EntityRef, Long> awaited = new ConcurrentHashMap<>();

    StateCheck(Topic topic, List<Documents> documents, MeterRegistry meters) {
        this.topic = topic;
        this.kinds = documents.stream().collect(toMap(each -> each.topic().kind(), each -> each));
        this.corrected = Counter.builder("spro.states.corrected")
                .description("Records of a compacted topic that were not of the present state")
                .tag("topic", topic.topicName())
                .register(meters);
        this.failed = Counter.builder("spro.states.failures")
                .description("Failed attempts to compare records, or to publish such a state again")
                .tag("topic", topic.topicName())
                .register(meters);
        this.unreadable = Counter.builder("spro.states.unreadable")
                .description("Records of a compacted topic that belong to no document")
                .tag("topic", topic.topicName())
                .register(meters);
    }

    /// Those of these records whose document does not exist, without tombstones.
    List<EntityRef> lost(List<? extends ConsumerRecord<String, byte @Nullable []>> records) {
        var lost = new ArrayList<EntityRef>();
        lastOfEach(records).forEach((kind, appended) -> {
            var documents = kinds.get(kind);
            if (documents == null) return;
            var present = documents.sequences().apply(appended.keySet()).keySet();
            appended.forEach((id, record) -> {
                if (record.value() != null && !present.contains(id)) lost.add(new EntityRef(kind, id));
            });
        });
        return lost;
    }

    /// Idempotent. One that fails stops no other.
    ///
    /// @throws ItemFailures.SomeItemsFailed if the same records have to be checked again
    void check(List<? extends ConsumerRecord<String, byte @Nullable []>> records) {
        for (var record : records) ref(record).ifPresent(ref -> awaited.remove(ref, sequence(record)));
        var failures = new ItemFailures();
        try {
            lastOfEach(records).forEach((kind, appended) -> {
                var documents = kinds.get(kind);
                if (documents != null) compare(documents, appended, failures);
            });
        } catch (RuntimeException e) {
            failed.increment();
            LOG.warn("The records of {} cannot be compared: {}", topic.topicName(), Causes.of(e));
            throw e;
        }
        failures.throwIfAny();
    }

    private void compare(
            Documents documents,
            Map<String, ConsumerRecord<String, byte @Nullable []>> appended,
            ItemFailures failures) {
        var present = documents.sequences().apply(appended.keySet());
        var correctedIds = new ArrayList<String>();
        appended.forEach((id, record) -> {
            var ofDocument = present.get(id);
            var ref = new EntityRef(documents.topic().kind(), id);
            if (ofDocument == null) {
                LOG.warn("There is no document of {}", ref);
            } else if (ofDocument != sequence(record) && !ofDocument.equals(awaited.get(ref))) {
                LOG.info("A record of {} is not of its present state, which is published again", ref);
                var correction = record.value() == null ? documents.repeatTombstone() : documents.publishAgain();
                if (failures.run(ref, () -> correction.accept(id))) correctedIds.add(id);
                else failed.increment();
            }
        });
        if (correctedIds.isEmpty()) return;
        corrected.increment(correctedIds.size());
        documents
                .sequences()
                .apply(correctedIds)
                .forEach((id, sequence) ->
                        awaited.put(new EntityRef(documents.topic().kind(), id), sequence));
    }

    /// Partitions were assigned anew: another instance may have read what is awaited here.
    void forgetAwaited() {
        awaited.clear();
    }

    private Map<Kind, Map<String, ConsumerRecord<String, byte @Nullable []>>> lastOfEach(
            List<? extends ConsumerRecord<String, byte @Nullable []>> records) {
        var last = new HashMap<Kind, Map<String, ConsumerRecord<String, byte @Nullable []>>>();
        for (var record : records) {
            ref(record)
                    .ifPresentOrElse(
                            ref -> last.computeIfAbsent(ref.kind(), _ -> new HashMap<>())
                                    .put(ref.id(), record),
                            () -> countUnlessHeartbeat(record));
        }
        return last;
    }

    /// Consumers dead-letter it.
    private void countUnlessHeartbeat(ConsumerRecord<String, ?> record) {
        var type = CloudEventHeaders.find(record, CloudEventHeaders.TYPE);
        if (type.equals(Optional.of(CloudEventHeaders.HEARTBEAT))) return;
        unreadable.increment();
        LOG.warn(
                "The record of {}-{}@{} has a key that no store has written",
                record.topic(),
                record.partition(),
                record.offset());
    }

    /// Empty for a heartbeat and for a record that no store has written.
    private static Optional<EntityRef> ref(ConsumerRecord<@Nullable String, ?> record) {
        var key = record.key();
        if (key == null) return Optional.empty();
        try {
            return Optional.of(EntityRef.parse(key));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /// A number that no present state has, if the record has none: no store has written it.
    private static long sequence(ConsumerRecord<?, ?> record) {
        return CloudEventHeaders.find(record, CloudEventHeaders.SEQUENCE)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }
}
