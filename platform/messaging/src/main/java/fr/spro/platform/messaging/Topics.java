package fr.spro.platform.messaging;

import fr.spro.contracts.Replication;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics that a service writes or reads, including its dead-letter topics, as defined by `Topic`.
public final class Topics {

    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

    private final List<NewTopic> topics;
    private final Map<String, Object> properties;
    private final Duration timeout;

    /// @param properties connection settings of Kafka
    /// @param timeout the time limit of one request to Kafka
    public Topics(Service service, Map<String, Object> properties, Duration timeout) {
        this.topics = topics(service);
        this.timeout = timeout;
        this.properties = new HashMap<>(properties);
        this.properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    }

    /// Creates missing topics, for one machine and compose, which have one broker; existing ones are not
    /// changed.
    ///
    /// @throws IllegalStateException if Kafka is not reachable in time or rejects the request, or as
    ///     `requireAll`
    public void create() {
        withAdmin(admin -> {
            admin.createTopics(topics).values().forEach(Topics::awaitCreation);
            requireCreated(admin);
        });
    }

    /// The broker may acknowledge a topic before it can describe it.
    private void requireCreated(Admin admin) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                requirePartitions(admin);
                return;
            } catch (IllegalStateException e) {
                var isKnown = !(e.getCause() instanceof UnknownTopicOrPartitionException);
                if (isKnown || System.nanoTime() > deadline) throw e;
                LockSupport.parkNanos(AGAIN_AFTER.toNanos());
            }
        }
    }

    /// Checks that the topics exist with their number of partitions: on Kubernetes they are resources of
    /// the cluster.
    ///
    /// @throws IllegalStateException if Kafka is not reachable in time, or with the topics that are missing
    ///     or have another number of partitions
    public void requireAll() {
        withAdmin(admin -> {
            var missing = new HashSet<>(names(topics.stream()));
            missing.removeAll(await(admin.listTopics().names()));
            refuse("Missing topics: ", missing.stream());
            requirePartitions(admin);
        });
    }

    /// Dead letters are read by people, so their partitions may grow.
    private void requirePartitions(Admin admin) {
        var events = names(topics.stream().filter(topic -> !topic.name().endsWith(Topic.DEAD_LETTERS)));
        var described = await(admin.describeTopics(events).allTopicNames()).values();
        refuse(
                "Topics whose number of partitions is not %d: ".formatted(Topic.PARTITIONS),
                described.stream()
                        .filter(topic -> topic.partitions().size() != Topic.PARTITIONS)
                        .map(TopicDescription::name));
    }

    private static List<String> names(Stream<NewTopic> topics) {
        return topics.map(NewTopic::name).toList();
    }

    private static void refuse(String reason, Stream<String> topics) {
        var list = topics.sorted().collect(Collectors.joining(", "));
        if (!list.isEmpty()) throw new IllegalStateException(reason + list);
    }

    private void withAdmin(Consumer<Admin> work) {
        try (var admin = Admin.create(properties)) {
            work.accept(admin);
        }
    }

    private static void awaitCreation(String name, KafkaFuture<Void> created) {
        try {
            await(created);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
    }

    static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka is not reachable or rejected the request", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static List<NewTopic> topics(Service service) {
        var topics = new ArrayList<NewTopic>();
        Arrays.stream(Topic.values())
                .filter(topic -> topic.writer() == service || topic.readers().contains(service))
                .map(topic -> topic(topic.topicName(), topic.settings(Replication.ONE_BROKER)))
                .forEach(topics::add);
        Arrays.stream(Topic.values())
                .filter(topic -> topic.readers().contains(service))
                .map(topic -> topic(topic.deadLetters(service), Topic.deadLetterSettings(Replication.ONE_BROKER)))
                .forEach(topics::add);
        return topics;
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()).configs(settings);
    }
}
