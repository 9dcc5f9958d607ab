package fr.spro.platform.messaging;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.inbox.InboxErrors;
import fr.spro.platform.messaging.inbox.SkippedReplay;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/// Consumes a topic like a service's binding: one consumer per partition, with our error handler.
public final class Subscription {

    private final Plain plain;
    private final Topic topic;
    private final String group;
    private InboxErrors errors;
    private @Nullable String member = "reader";
    private @Nullable SkippedReplay replay;
    private @Nullable ConsumerAwareRebalanceListener rebalancing;

    Subscription(Plain plain, Topic topic, String group, InboxErrors errors) {
        this.plain = plain;
        this.topic = topic;
        this.group = group;
        this.errors = errors;
    }

    /// With another error handler.
    public Subscription with(InboxErrors errors) {
        this.errors = errors;
        return this;
    }

    /// As one of several instances.
    ///
    /// @param member a restarted member with this name replaces the killed one at once; without a name
    ///     there is one consumer, so that several share the partitions, and it leaves the group when it stops
    public Subscription as(@Nullable String member) {
        this.member = member;
        return this;
    }

    /// Goes back to what an older version skipped.
    public Subscription with(SkippedReplay replay) {
        this.replay = replay;
        return with(new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                replay.onPartitionsAssigned("test", consumer, partitions, true);
            }
        });
    }

    public Subscription with(ConsumerAwareRebalanceListener rebalancing) {
        this.rebalancing = rebalancing;
        return this;
    }

    /// Consumes until the container stops, or the store of the test is closed.
    public ConcurrentMessageListenerContainer<byte[], byte[]> start(MessageListener<byte[], byte[]> inbox) {
        var properties = new ContainerProperties(topic.topicName());
        properties.setGroupId(group);
        properties.setMessageListener(inbox);
        if (rebalancing != null) properties.setConsumerRebalanceListener(rebalancing);
        var consumers = new DefaultKafkaConsumerFactory<>(
                consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setConcurrency(member == null ? 1 : Topic.PARTITIONS);
        container.setCommonErrorHandler(errors.forTopic(topic));
        if (replay != null) container.setRecordInterceptor(replay.interceptor());
        container.start();
        plain.onClose(container::stop);
        return container;
    }

    private Map<String, Object> consumerProperties() {
        var properties = new HashMap<>(plain.kafkaProperties());
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        if (member != null) properties.put("group.instance.id", member);
        return properties;
    }
}
