package fr.spro.platform.messaging;

import static fr.spro.platform.messaging.OverdueRecords.offsets;
import static java.util.stream.Collectors.toMap;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Measures how many dead letters of the service nobody has marked as done: those behind the position
/// of a group that consumes nothing, `Topic.deadLetterGroup`. The position is on Kafka, so the number
/// survives restarts.
public final class OpenDeadLetters implements PositionMetrics.Measurement {

    private final String group;
    private final Map<String, Topic> topics;
    private final Map<Topic, Long> open = new ConcurrentHashMap<>();

    public OpenDeadLetters(Service service) {
        this.group = Topic.deadLetterGroup(service);
        this.topics = Arrays.stream(Topic.values())
                .filter(topic -> topic.readers().contains(service))
                .collect(toMap(topic -> topic.deadLetters(service), topic -> topic));
    }

    /// `NaN` until they have been measured.
    @Override
    public void register(MeterRegistry meters) {
        topics.values()
                .forEach(topic -> Gauge.builder("spro.inbox.dead.letters.open", () -> open.get(topic))
                        .description("Dead letters that nobody has marked as done")
                        .tag("topic", topic.topicName())
                        .register(meters));
    }

    @Override
    public void measure(Admin admin) {
        var partitions = partitions(admin);
        var starts = offsets(admin, partitions, OffsetSpec.earliest());
        var ends = offsets(admin, partitions, OffsetSpec.latest());
        var done = Topics.await(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .all());
        var positions = done.getOrDefault(group, Map.of());
        topics.forEach((name, topic) -> open.put(
                topic,
                partitions.stream()
                        .filter(partition -> partition.topic().equals(name))
                        .mapToLong(partition -> {
                            OffsetAndMetadata position = positions.get(partition);
                            var start = starts.get(partition);
                            var from = position == null ? start : Math.max(start, position.offset());
                            return Math.max(0, ends.get(partition) - from);
                        })
                        .sum()));
    }

    /// As Kafka has them: the number of partitions of dead letters may be changed.
    private List<TopicPartition> partitions(Admin admin) {
        var described = Topics.await(admin.describeTopics(topics.keySet()).allTopicNames());
        return described.values().stream().flatMap(OpenDeadLetters::partitions).toList();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition()));
    }
}
