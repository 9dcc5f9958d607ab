package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Reads what was published so far, apart from the consumer groups: up to the end that a topic has at
/// the call.
public final class LastRecords {

    private static final Logger LOG = LoggerFactory.getLogger(LastRecords.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    /// @param kafka address and credentials of Kafka
    public LastRecords(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /// The events that can be read, in order for each key; others are logged.
    public <E> List<E> events(Topic topic, Class<E> events) {
        var read = new ArrayList<E>();
        readAll(topic, record -> {
            if (record.value() == null) return;
            try {
                read.add(CloudEventHeaders.JSON.readValue(record.value(), events));
            } catch (JacksonException unreadable) {
                LOG.warn("{}-{}@{} cannot be read", record.topic(), record.partition(), record.offset());
            }
        });
        return read;
    }

    /// The last record of each key.
    List<ConsumerRecord<String, byte @Nullable []>> of(Topic topic) {
        var last = new HashMap<String, ConsumerRecord<String, byte @Nullable []>>();
        readAll(topic, record -> last.put(record.key(), record));
        return new ArrayList<>(last.values());
    }

    /// The records from these offsets on.
    List<ConsumerRecord<String, byte @Nullable []>> from(Map<TopicPartition, Long> offsets) {
        var records = new ArrayList<ConsumerRecord<String, byte @Nullable []>>();
        try (var consumer = consumer()) {
            consumer.assign(offsets.keySet());
            offsets.forEach(consumer::seek);
            readToEnd(consumer, records::add);
        }
        return records;
    }

    /// All records, in order within each partition.
    public void readAll(Topic topic, Consumer<ConsumerRecord<String, byte @Nullable []>> receiver) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readToEnd(consumer, receiver);
        }
    }

    private static void readToEnd(
            KafkaConsumer<String, byte @Nullable []> consumer,
            Consumer<ConsumerRecord<String, byte @Nullable []>> receiver) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (consumer.assignment().stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            consumer.poll(POLL).forEach(receiver);
        }
    }

    private KafkaConsumer<String, byte @Nullable []> consumer() {
        return new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
