package fr.spro.platform.messaging.outbox;

import static java.util.stream.Collectors.toMap;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/// Reads the compacted topics that the service publishes and has each record checked; see `StateCheck`.
public final class StateChecks implements SmartLifecycle {

    /// Gathers records, so that under load many are checked by one command to the store.
    public static final Duration PAUSE = Duration.ofSeconds(5);

    /// The default of 500 in each pause would fall behind a rush, and an old state stay the last record for longer.
    private static final int MAX_RECORDS = 5_000;

    private static final Duration MAX_PAUSE_BEFORE_RETRY = Duration.ofSeconds(20);

    private final Service service;
    private final Stores stores;
    private final LastRecords lastRecords;
    private final ConsumerFactory<String, byte @Nullable []> consumers;
    private final Duration pause;
    private final Consumer<Runnable> whenReady;
    private final List<KafkaMessageListenerContainer<?, ?>> running = new ArrayList<>();
    private boolean isRunning;

    /// @param kafka address and credentials of Kafka
    /// @param pause between two reads
    /// @param whenReady runs the start once the topics exist
    public StateChecks(
            Service service, Stores stores, Map<String, Object> kafka, Duration pause, Consumer<Runnable> whenReady) {
        this.service = service;
        this.stores = stores;
        this.lastRecords = new LastRecords(kafka);
        this.consumers =
                new DefaultKafkaConsumerFactory<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        this.pause = pause;
        this.whenReady = whenReady;
    }

    @Override
    public synchronized void start() {
        isRunning = true;
        whenReady.accept(this::listen);
    }

    private synchronized void listen() {
        if (!isRunning || !running.isEmpty()) return;
        for (var topic : stores.stateTopics()) {
            running.add(container(topic, stores.stateCheck(topic, lastRecords::from)));
        }
        try {
            running.forEach(KafkaMessageListenerContainer::start);
        } catch (RuntimeException e) {
            stopAll();
            throw e;
        }
    }

    private void stopAll() {
        running.forEach(KafkaMessageListenerContainer::stop);
        running.clear();
    }

    /// The topic of each consumer group.
    public Map<String, Topic> groups() {
        return stores.stateTopics().stream().collect(toMap(this::group, topic -> topic));
    }

    private String group(Topic topic) {
        return "%s.states.%s".formatted(service.serviceName(), topic.topicName());
    }

    private KafkaMessageListenerContainer<?, ?> container(Topic topic, StateCheck check) {
        var properties = new ContainerProperties(topic.topicName());
        properties.setGroupId(group(topic));
        properties.setIdleBetweenPolls(pause.toMillis());
        properties.setMessageListener((BatchMessageListener<String, byte @Nullable []>) check::check);
        properties.setConsumerRebalanceListener(new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(
                    org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                check.forgetAwaited();
            }
        });
        var consumer = properties.getKafkaConsumerProperties();
        consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(MAX_RECORDS));
        var container = new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName("states-" + topic.topicName());
        var backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(MAX_PAUSE_BEFORE_RETRY.toMillis());
        var errors = new DefaultErrorHandler(backOff);
        // Otherwise exceptions that the library considers fatal, such as ClassCastException, skip the records.
        errors.setClassifications(Map.of(), true);
        container.setCommonErrorHandler(errors);
        return container;
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        stopAll();
    }

    @Override
    public synchronized boolean isRunning() {
        return isRunning;
    }
}
