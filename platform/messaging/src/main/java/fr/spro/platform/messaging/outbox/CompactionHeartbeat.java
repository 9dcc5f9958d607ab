package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// Lets Kafka compact a topic on which nobody has anything to say. It never compacts the segment that is
/// written to, and begins the next one only when a record comes; so in a quiet partition an erased person
/// would stay for months.
public final class CompactionHeartbeat {

    private static final long ACKNOWLEDGED_WITHIN_SECONDS = 15;

    private final Supplier<Producer<String, byte @Nullable []>> producer;
    private final Clock clock;

    public CompactionHeartbeat(Supplier<Producer<String, byte @Nullable []>> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /// Writes a record that says nothing to each partition. Readers skip it; to do it again does no harm.
    ///
    /// @throws IllegalStateException if not all partitions have it
    public void roll(Topic topic) {
        var sent = new ArrayList<Future<?>>();
        for (var partition : producer.get().partitionsFor(topic.topicName())) {
            sent.add(producer.get().send(CloudEventRecords.roll(topic, partition.partition(), clock.instant())));
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
