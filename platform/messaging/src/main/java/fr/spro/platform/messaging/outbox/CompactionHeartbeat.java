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

/// Lets Kafka compact a topic without traffic. Kafka does not compact the active segment and starts a new one
/// only when a record arrives, so in a quiet partition an erased person would stay for months.
public final class CompactionHeartbeat {

    private static final long ACKNOWLEDGEMENT_TIMEOUT_SECONDS = 15;

    private final KafkaOperations<String, byte @Nullable []> kafka;
    private final Clock clock;

    public CompactionHeartbeat(KafkaOperations<String, byte @Nullable []> kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /// Writes a no-op record to each partition, which consumers skip. Idempotent.
    ///
    /// @throws IllegalStateException if a write to a partition failed
    public void send(Topic topic) {
        var sent = new ArrayList<Future<?>>();
        for (var partition : kafka.partitionsFor(topic.topicName())) {
            sent.add(kafka.send(CloudEventRecords.heartbeat(topic, partition.partition(), clock.instant())));
        }
        try {
            for (var one : sent) one.get(ACKNOWLEDGEMENT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not all partitions of %s were written".formatted(topic.topicName()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
