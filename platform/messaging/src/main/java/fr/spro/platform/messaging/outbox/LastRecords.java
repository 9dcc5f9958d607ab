package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads what was published before a restore: the last record of each key of a topic.
public final class LastRecords {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    /// @param kafka address and credentials of Kafka
    public LastRecords(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    public List<ConsumerRecord<String, byte @Nullable []>> of(Topic topic) {
        var last = new HashMap<String, ConsumerRecord<String, byte @Nullable []>>();
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var record : consumer.poll(POLL)) last.put(record.key(), record);
            }
        }
        return new ArrayList<>(last.values());
    }
}
