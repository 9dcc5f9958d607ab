package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;

/// Lets Kafka compact a topic on which nobody has anything to say. It never compacts the segment that is
/// written to, and begins the next one only when a record comes; so in a quiet partition an erased person
/// would stay for months.
public final class CompactionHeartbeat {

    private static final long ACKNOWLEDGED_WITHIN_SECONDS = 15;

    private final KafkaOperations<String, byte @Nullable []> kafka;
    private final Clock clock;

    public CompactionHeartbeat(KafkaOperations<String, byte @Nullable []> kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /// Writes a record that says nothing to each partition. Readers skip it; to do it again does no harm.
    ///
    /// @throws IllegalStateException if not all partitions have it
    public void roll(Topic topic) {
        var sent = new ArrayList<Future<?>>();
        for (var partition : kafka.partitionsFor(topic.topicName())) {
            sent.add(kafka.send(CloudEventRecords.roll(topic, partition.partition(), clock.instant())));
        }
        try {
            for (var one : sent) one.get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not every partition of %s was written to".formatted(topic.topicName()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
