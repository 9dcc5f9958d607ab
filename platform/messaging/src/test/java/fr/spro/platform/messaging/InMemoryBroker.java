package fr.spro.platform.messaging;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts.PublishedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

/// A broker for tests without Kafka: keeps the records of relays in the order of sending and acknowledges
/// each immediately.
public final class InMemoryBroker {

    private static final class SharedProducer extends MockProducer<String, byte @Nullable []> {

        SharedProducer() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        /// Closed by one producer, it stays open for the others.
        @Override
        public void close(Duration timeout) {}
    }

    private final SharedProducer producer = new SharedProducer();

    KafkaOperations<String, byte @Nullable []> kafka() {
        return new KafkaTemplate<>(() -> producer);
    }

    /// All records of the topic in the order in which they were sent, validated against their schemas.
    public List<PublishedRecord> all(Topic topic) {
        var records = producer.history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .map(InMemoryBroker::received)
                .toList();
        return PublishedRecord.of(topic, records);
    }

    private static ConsumerRecord<String, byte @Nullable []> received(ProducerRecord<String, byte @Nullable []> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
