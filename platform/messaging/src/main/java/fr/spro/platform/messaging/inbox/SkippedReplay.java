package fr.spro.platform.messaging.inbox;

import static java.util.stream.Collectors.groupingBy;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.inbox.SkippedTypes.Skipped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/// When partitions are assigned to this instance, goes back to the first record that an older version
/// skipped and that this version can read.
///
/// Whatever happens in between, each skipped record is at or after the committed offset, or noted: an older
/// version notes before it commits; this one commits the lower offset before it removes the note, and only
/// while it owns the partition. All records from there on are handled again, which is idempotent.
public final class SkippedReplay implements KafkaBindingRebalanceListener, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SkippedReplay.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SkippedTypes skipped;
    private final KnownTypes known;
    private final CountDownLatch closed = new CountDownLatch(1);

    public SkippedReplay(SkippedTypes skipped, KnownTypes known) {
        this.skipped = skipped;
        this.known = known;
    }

    @Override
    public void onPartitionsAssigned(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        goBack(consumer, partitions);
    }

    /// Called on the consumer's thread in the callback of an assignment.
    public void goBack(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var topics = partitions.stream().map(TopicPartition::topic).distinct().map(Topic::named);
        topics.flatMap(topic -> readableNow(topic).stream())
                .filter(each -> partitions.contains(each.partition()))
                .collect(groupingBy(Skipped::partition))
                .forEach((partition, notes) -> goBack(consumer, partition, notes));
    }

    private void goBack(Consumer<?, ?> consumer, TopicPartition partition, List<Skipped> notes) {
        var first = notes.stream().mapToLong(Skipped::offset).min().orElseThrow();
        try {
            var committed = consumer.committed(Set.of(partition)).get(partition);
            if (committed != null && committed.offset() > first) {
                LOG.info("Goes back from {} to {} on {} for {}", committed.offset(), first, partition, types(notes));
                consumer.seek(partition, first);
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(first)));
            }
            notes.forEach(skipped::remove);
        } catch (RuntimeException e) {
            LOG.warn("The notes of skipped records of {} stay for the next assignment: {}", partition, e.toString());
        }
    }

    /// Waits for the store, as the records do.
    private List<Skipped> readableNow(Topic topic) {
        while (true) {
            try {
                return skipped.of(topic).stream()
                        .filter(each -> known.contains(topic, each.type()))
                        .toList();
            } catch (RuntimeException e) {
                if (isClosedAfterAPause()) throw e;
                LOG.warn("Cannot read what was skipped on {}, tries again: {}", topic, e.toString());
            }
        }
    }

    private boolean isClosedAfterAPause() {
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static List<String> types(List<Skipped> notes) {
        return notes.stream().map(Skipped::type).toList();
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closed.countDown();
    }
}
