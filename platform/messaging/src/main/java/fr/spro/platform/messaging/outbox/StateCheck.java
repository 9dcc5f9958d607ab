package fr.spro.platform.messaging.outbox;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.work.Causes;
import fr.spro.platform.messaging.work.ItemFailures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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
/// A record that another one of its key follows is not corrected: the last one decides, and is compared in its turn.
/// Nor is one that is read while the record of a correction is on its way: each correction would cause the next.
final class StateCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StateCheck.class);

    /// Reads the records of the topic from these offsets on.
    interface Following extends Function<Map<TopicPartition, Long>, List<ConsumerRecord<String, byte @Nullable []>>> {}

    private final Topic topic;
    private final StateDocuments documents;
    private final Following following;
    private final Consumer<StateRecord> noteFailure;
    private final Counter corrected;
    private final Counter failed;
    private final Counter unreadable;

    /// The sequence of the record that follows a correction and has not been read yet. It is read here, unless the
    /// partition is assigned anew.
    private final Map<EntityRef, Long> awaited = new ConcurrentHashMap<>();

    /// @param noteFailure stores that a state could not be published again, so that it is retried
    StateCheck(
            Topic topic,
            StateDocuments documents,
            Following following,
            Consumer<StateRecord> noteFailure,
            MeterRegistry meters) {
        this.topic = topic;
        this.documents = documents;
        this.following = following;
        this.noteFailure = noteFailure;
        this.corrected =
                counter(meters, "corrected", "Records of a compacted topic that were not of the present state");
        this.failed = counter(meters, "failures", "Failed attempts to compare records or to publish a state again");
        this.unreadable = counter(meters, "unreadable", "Records of a compacted topic that belong to no document");
    }

    private Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("spro.states." + name)
                .description(description)
                .tag("topic", topic.topicName())
                .register(meters);
    }

    /// Those of these records whose document does not exist, without tombstones.
    List<EntityRef> lost(List<? extends ConsumerRecord<String, byte @Nullable []>> records) {
        var last = lastOfEach(read(records));
        var present = sequences(last.values());
        return last.values().stream()
                .filter(record -> !record.isTombstone())
                .map(StateRecord::ref)
                .filter(ref -> !present.containsKey(ref))
                .toList();
    }

    /// Idempotent. One that fails stops no other.
    ///
    /// @throws RuntimeException if the same records have to be checked again, since the store is unavailable
    void check(List<? extends ConsumerRecord<String, byte @Nullable []>> records) {
        try {
            compare(read(records));
        } catch (RuntimeException e) {
            failed.increment();
            LOG.warn("Records of {} cannot be compared with their documents: {}", topic.topicName(), Causes.of(e));
            throw e;
        }
    }

    private void compare(List<StateRecord> records) {
        for (var record : records) awaited.remove(record.ref(), record.sequence());
        var last = lastOfEach(records);
        var present = sequences(last.values());
        var outdated = last.values().stream()
                .filter(record -> isOutdated(record, present.get(record.ref())))
                .toList();
        if (outdated.isEmpty()) return;
        var followed = followed(last.values());
        correct(outdated.stream()
                .filter(record -> !followed.contains(record.ref()))
                .toList());
    }

    private boolean isOutdated(StateRecord record, @Nullable Long ofDocument) {
        if (ofDocument == null) {
            LOG.warn("There is no document of {}", record.ref());
            return false;
        }
        return ofDocument != record.sequence() && !ofDocument.equals(awaited.get(record.ref()));
    }

    private Set<EntityRef> followed(Collection<StateRecord> records) {
        var next = records.stream().collect(toMap(StateRecord::partition, record -> record.offset() + 1, Math::max));
        return following.apply(next).stream()
                .flatMap(record -> StateRecord.of(record).stream())
                .map(StateRecord::ref)
                .collect(toSet());
    }

    private void correct(List<StateRecord> outdated) {
        var failures = new ItemFailures();
        var done = outdated.stream()
                .filter(record -> hasCorrected(record, failures))
                .toList();
        corrected.increment(done.size());
        awaited.putAll(sequences(done));
    }

    private boolean hasCorrected(StateRecord record, ItemFailures failures) {
        var ref = record.ref();
        LOG.info("A record of {} is not of its present state, which is published again", ref);
        if (failures.run(ref, () -> documents.correct(ref, record.isTombstone()))) return true;
        failed.increment();
        noteFailure.accept(record);
        return false;
    }

    /// Partitions were assigned anew: another instance may have read what is awaited here.
    void forgetAwaited() {
        awaited.clear();
    }

    private Map<EntityRef, Long> sequences(Collection<StateRecord> records) {
        return documents.sequences(records.stream().map(StateRecord::ref).toList());
    }

    private static Map<EntityRef, StateRecord> lastOfEach(List<StateRecord> records) {
        return records.stream().collect(toMap(StateRecord::ref, record -> record, (_, later) -> later));
    }

    private List<StateRecord> read(List<? extends ConsumerRecord<String, byte @Nullable []>> records) {
        return records.stream().flatMap(record -> read(record).stream()).toList();
    }

    private Optional<StateRecord> read(ConsumerRecord<String, byte @Nullable []> record) {
        var state = StateRecord.of(record)
                .filter(read -> documents.topic(read.ref().kind()).equals(Optional.of(topic)));
        if (state.isEmpty() && !isHeartbeat(record)) {
            unreadable.increment();
            // Consumers dead-letter it.
            LOG.warn("No store has written {}-{}@{}", record.topic(), record.partition(), record.offset());
        }
        return state;
    }

    private static boolean isHeartbeat(ConsumerRecord<?, ?> record) {
        return CloudEventHeaders.find(record, CloudEventHeaders.TYPE)
                .filter(CloudEventHeaders.HEARTBEAT::equals)
                .isPresent();
    }
}
