package fr.spro.platform.messaging;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the topics that this service writes or reads, from the one table. For one machine and compose; on Kubernetes
/// the topics are resources of the cluster.
public final class TopicCreation {

    private final Service service;
    private final Map<String, Object> properties;

    /// @param properties where Kafka is and how to get in
    public TopicCreation(Service service, Map<String, Object> properties) {
        this.service = service;
        this.properties = properties;
    }

    /// A topic that is there already stays as it is.
    ///
    /// @throws IllegalStateException if Kafka cannot be reached within a minute or refuses
    public void run() {
        try (var admin = Admin.create(properties)) {
            for (var created : admin.createTopics(topics()).values().values()) {
                awaitCreation(created);
            }
        }
    }

    private static void awaitCreation(org.apache.kafka.common.KafkaFuture<Void> created) {
        try {
            created.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("A topic cannot be created", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<NewTopic> topics() {
        var topics = new ArrayList<NewTopic>();
        Arrays.stream(Topic.values())
                .filter(topic -> topic.writer() == service || topic.readers().contains(service))
                .map(topic -> topic(topic.topicName(), topic.settings()))
                .forEach(topics::add);
        Arrays.stream(Topic.values())
                .filter(topic -> topic.readers().contains(service))
                .map(topic -> topic(topic.deadLetters(service), Topic.deadLetterSettings()))
                .forEach(topics::add);
        return topics;
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()).configs(settings);
    }
}
