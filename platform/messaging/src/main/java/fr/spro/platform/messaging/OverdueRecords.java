package fr.spro.platform.messaging;

import static java.util.stream.Collectors.toMap;

import fr.spro.contracts.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Measures how many records each consumer group of the service has not acknowledged although they were
/// there at the measurement before. A group that keeps up has none, however many records arrive. One
/// that waits has some, and one whose consumers have left it, which no other metric shows.
public final class OverdueRecords implements PositionMetrics.Measurement {

    private final Supplier<Map<String, Topic>> groups;
    private final Map<String, Long> overdue = new ConcurrentHashMap<>();
    private Map<TopicPartition, Long> ends = Map.of();

    /// @param groups the topic of each group, called when the service has been composed
    public OverdueRecords(Supplier<Map<String, Topic>> groups) {
        this.groups = groups;
    }

    @Override
    public void register(MeterRegistry meters) {
        groups.get()
                .forEach((group, topic) -> Gauge.builder(
                                "spro.inbox.overdue", overdue, all -> all.getOrDefault(group, 0L))
                        .description("Records that were not acknowledged between two measurements")
                        .tags("group", group, "topic", topic.topicName())
                        .register(meters));
    }

    @Override
    public void measure(Admin admin) {
        var topics = groups.get();
        var partitions = topics.values().stream()
                .distinct()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
        var specs = topics.keySet().stream().collect(toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        var acknowledged = Topics.await(admin.listConsumerGroupOffsets(specs).all());
        var starts = offsets(admin, partitions, OffsetSpec.earliest());
        topics.forEach((group, topic) -> {
            var ofGroup = acknowledged.getOrDefault(group, Map.of());
            overdue.put(group, overdue(topic, partition -> {
                OffsetAndMetadata position = ofGroup.get(partition);
                return position == null ? starts.getOrDefault(partition, 0L) : position.offset();
            }));
        });
        ends = offsets(admin, partitions, OffsetSpec.latest());
    }

    private long overdue(Topic topic, Function<TopicPartition, Long> position) {
        return partitions(topic).stream()
                .mapToLong(partition -> Math.max(0, ends.getOrDefault(partition, 0L) - position.apply(partition)))
                .sum();
    }

    static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec spec) {
        var specs = partitions.stream().collect(toMap(partition -> partition, _ -> spec));
        return Topics.await(admin.listOffsets(specs).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .toList();
    }
}
