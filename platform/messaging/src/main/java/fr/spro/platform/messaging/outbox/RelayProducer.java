package fr.spro.platform.messaging.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The one Kafka producer of a service, made when the first event leaves. Every acknowledgement is that of all
/// in-sync replicas, and a retry inside the producer never doubles or reorders.
public final class RelayProducer implements Supplier<Producer<String, byte @Nullable []>>, AutoCloseable {

    private final Map<String, Object> properties;
    private @Nullable Producer<String, byte @Nullable []> producer;

    /// @param properties where Kafka is and how to get in; what the guarantees need is set here over it
    public RelayProducer(Map<String, Object> properties) {
        this.properties = new HashMap<>(properties);
        this.properties.put(ProducerConfig.ACKS_CONFIG, "all");
        this.properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        this.properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        this.properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000);
    }

    @Override
    public synchronized Producer<String, byte @Nullable []> get() {
        if (producer == null)
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) producer.close(Duration.ofSeconds(5));
    }
}
