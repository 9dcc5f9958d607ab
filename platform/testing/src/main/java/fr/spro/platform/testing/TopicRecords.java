package fr.spro.platform.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads whole topics, without a consumer group.
public final class TopicRecords {

    private TopicRecords() {}

    /// All records that the topic has now, in order within each partition.
    public static <K> List<ConsumerRecord<K, byte @Nullable []>> all(
            String brokers, String topic, Deserializer<K> keys) {
        Map<String, Object> properties = Map.of("bootstrap.servers", brokers, "fetch.max.wait.ms", 10);
        var records = new ArrayList<ConsumerRecord<K, byte @Nullable []>>();
        try (var consumer = new KafkaConsumer<>(properties, keys, new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
