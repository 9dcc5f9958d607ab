package fr.spro.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.Topic;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.TopicRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Topics and their records, on the brokers of the test run unless others are given.
public final class Records {

    private Records() {}

    public static void createTopics(String... names) {
        createTopicsOn(Infrastructure.brokers(), names);
    }

    public static void createTopicsOn(String brokers, String... names) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            for (var name : names) {
                try {
                    admin.createTopics(List.of(new NewTopic(name, Topic.PARTITIONS, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) throw new IllegalStateException(e);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All records of a topic.
    public static List<ConsumerRecord<String, byte @Nullable []>> all(String topicName) {
        return all(Infrastructure.brokers(), topicName);
    }

    public static List<ConsumerRecord<String, byte @Nullable []>> all(String brokers, String topicName) {
        return TopicRecords.all(brokers, topicName, new StringDeserializer());
    }

    /// The records of a topic with this key.
    public static List<ConsumerRecord<String, byte @Nullable []>> all(Topic topic, String key) {
        return all(Infrastructure.brokers(), topic, key);
    }

    public static List<ConsumerRecord<String, byte @Nullable []>> all(String brokers, Topic topic, String key) {
        return all(brokers, topic.topicName()).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    /// The keys of all tombstones of a topic.
    public static List<String> tombstones(String brokers, String topicName) {
        return all(brokers, topicName).stream()
                .filter(record -> record.value() == null)
                .map(ConsumerRecord::key)
                .toList();
    }

    public static String key(ConsumerRecord<?, ?> record) {
        return new String((byte[]) record.key(), UTF_8);
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), UTF_8))
                .orElse("");
    }
}
