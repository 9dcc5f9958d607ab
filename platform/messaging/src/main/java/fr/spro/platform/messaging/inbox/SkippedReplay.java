package fr.spro.platform.messaging.inbox;

import static java.util.stream.Collectors.groupingBy;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.inbox.SkippedTypes.Skipped;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.kafka.listener.RecordInterceptor;

/// When partitions are assigned to this instance, goes back to the first record that an older version
/// skipped and that this version can read.
///
/// A job reads and removes the notes, since a consumer that waited for the store in the callback of an assignment
/// would leave its group. The consumer's thread goes back before its next poll.
///
/// Whatever happens in between, each skipped record is at or after the committed offset, or noted: an older
/// version notes before it commits; this one commits the lower offset before it removes the note, and only
/// while it owns the partition. All records from there on are handled again, which is idempotent.
public final class SkippedReplay implements KafkaBindingRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(SkippedReplay.class);

    private final SkippedTypes skipped;
    private final KnownTypes known;
    private final Reconciler<Topic> notes;
    private final Set<Topic> assigned = ConcurrentHashMap.newKeySet();

    /// What this version can read, to go back to.
    private final Map<TopicPartition, List<Skipped>> due = new ConcurrentHashMap<>();

    /// What a consumer has gone back to, to be removed.
    private final Set<Skipped> passed = ConcurrentHashMap.newKeySet();

    public SkippedReplay(SkippedTypes skipped, KnownTypes known, Reconcilers reconcilers) {
        this.skipped = skipped;
        this.known = known;
        this.notes = reconcilers.add(
                Job.of("skipped-types", Duration.ofMinutes(1), () -> List.copyOf(assigned).stream(), this::update));
    }

    /// Returns at once.
    @Override
    public void onPartitionsAssigned(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        for (var partition : partitions) {
            // Another instance may have gone back meanwhile.
            due.remove(partition);
            assigned.add(Topic.named(partition.topic()));
        }
        partitions.stream()
                .map(TopicPartition::topic)
                .distinct()
                .map(Topic::named)
                .forEach(notes::trigger);
    }

    private void update(Topic topic) {
        for (var each : List.copyOf(passed)) {
            if (!isOf(topic, each.partition())) continue;
            skipped.remove(each);
            passed.remove(each);
        }
        var readable = skipped.of(topic).stream()
                .filter(each -> known.contains(topic, each.type()))
                .filter(each -> !passed.contains(each))
                .collect(groupingBy(Skipped::partition));
        due.keySet().removeIf(partition -> isOf(topic, partition) && !readable.containsKey(partition));
        due.putAll(readable);
    }

    private static boolean isOf(Topic topic, TopicPartition partition) {
        return partition.topic().equals(topic.topicName());
    }

    /// Lets a container's consumers go back; it changes no record.
    public <K, V> RecordInterceptor<K, V> interceptor() {
        return new RecordInterceptor<>() {
            @Override
            public void setupThreadState(Consumer<?, ?> consumer) {
                if (!due.isEmpty()) goBack(consumer);
            }

            @Override
            public ConsumerRecord<K, V> intercept(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
                return record;
            }
        };
    }

    /// Called on the consumer's thread before each poll.
    private void goBack(Consumer<?, ?> consumer) {
        for (var partition : consumer.assignment()) {
            var found = due.get(partition);
            if (found != null && hasGoneBack(consumer, partition, found)) {
                passed.addAll(found);
                due.remove(partition, found);
                notes.trigger(Topic.named(partition.topic()));
            }
        }
    }

    private static boolean hasGoneBack(Consumer<?, ?> consumer, TopicPartition partition, List<Skipped> notes) {
        var first = notes.stream().mapToLong(Skipped::offset).min().orElseThrow();
        try {
            var committed = consumer.committed(Set.of(partition)).get(partition);
            if (committed != null && committed.offset() > first) {
                LOG.info("Goes back from {} to {} on {} for {}", committed.offset(), first, partition, types(notes));
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(first)));
                consumer.seek(partition, first);
            }
            return true;
        } catch (WakeupException | InterruptException stopping) {
            throw stopping;
        } catch (RuntimeException e) {
            LOG.warn("Cannot go back on {}, tries again before the next poll: {}", partition, e.toString());
            return false;
        }
    }

    private static List<String> types(List<Skipped> notes) {
        return notes.stream().map(Skipped::type).toList();
    }
}
