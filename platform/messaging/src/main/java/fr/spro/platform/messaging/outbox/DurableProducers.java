package fr.spro.platform.messaging.outbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/// Makes the Kafka producer of a service as the guarantees need it: all in-sync replicas acknowledge, and a
/// retry inside the producer never duplicates or reorders.
public final class DurableProducers {

    private static final Map<String, Object> REQUIRED = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.LINGER_MS_CONFIG, 2,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000);

    private DurableProducers() {}

    /// @param properties address and credentials of Kafka; what the guarantees need overrides them
    public static DefaultKafkaProducerFactory<String, byte @Nullable []> factory(Map<String, Object> properties) {
        return factory(properties, new StringSerializer());
    }

    /// The same for keys of another type.
    public static <K> DefaultKafkaProducerFactory<K, byte @Nullable []> factory(
            Map<String, Object> properties, Serializer<K> keys) {
        var all = new HashMap<>(properties);
        all.putAll(REQUIRED);
        var factory = new DefaultKafkaProducerFactory<K, byte @Nullable []>(all, keys, new ByteArraySerializer());
        factory.setPhysicalCloseTimeout(5);
        return factory;
    }

    /// A template that does not log failed records, with their contents: their senders report and retry them.
    public static <K> KafkaTemplate<K, byte @Nullable []> template(ProducerFactory<K, byte @Nullable []> producers) {
        var template = new KafkaTemplate<>(producers);
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }
}
