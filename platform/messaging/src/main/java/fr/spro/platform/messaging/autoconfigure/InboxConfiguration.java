package fr.spro.platform.messaging.autoconfigure;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.OpenDeadLetters;
import fr.spro.platform.messaging.OverdueRecords;
import fr.spro.platform.messaging.PositionMetrics;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.platform.messaging.inbox.InboxBindings;
import fr.spro.platform.messaging.inbox.InboxErrors;
import fr.spro.platform.messaging.inbox.KnownTypes;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import fr.spro.platform.messaging.inbox.SkippedReplay;
import fr.spro.platform.messaging.inbox.SkippedTypes;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.messaging.outbox.StateChecks;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// Idempotent consumers, their dead letters, and what they skip.
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    /// The pause of an inbox after each batch of records, so that under load it fetches and commits many at
    /// once.
    private static final Duration BATCHING_PAUSE = Duration.ofMillis(50);

    @Bean
    ProjectionStore projectionStore(MongoOperations mongo) {
        return new ProjectionStore(mongo);
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor inboxBindings() {
        return InboxBindings.replacement();
    }

    @Bean
    @ConditionalOnMissingBean
    KnownTypes knownTypes() {
        return KnownTypes.ofTheContracts();
    }

    @Bean
    SkippedTypes skippedTypes(MongoOperations mongo) {
        return new SkippedTypes(mongo);
    }

    @Bean
    SkippedReplay skippedReplay(SkippedTypes skipped, KnownTypes known, Reconcilers reconcilers) {
        return new SkippedReplay(skipped, known, reconcilers);
    }

    @Bean
    Inbox inbox(Service service, KnownTypes known, SkippedTypes skipped, MeterRegistry meters) {
        return new Inbox(service, known, skipped, meters);
    }

    /// With keys as they came. A factory of its own: the serializers of `producers` are instances, which
    /// win over a template's settings.
    @Bean
    DefaultKafkaProducerFactory<byte[], byte @Nullable []> deadLetterProducers(KafkaProperties kafka) {
        return DurableProducers.factory(kafka.buildProducerProperties(), new ByteArraySerializer());
    }

    @Bean
    InboxErrors inboxErrors(
            Service service, ProducerFactory<byte[], byte @Nullable []> deadLetterProducers, MeterRegistry meters) {
        return new InboxErrors(service, DurableProducers.template(deadLetterProducers), meters);
    }

    /// Replaces the binder's own dead-letter sender, which logs a failed dead letter and continues.
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> inboxContainers(
            InboxErrors errors, SkippedReplay replay) {
        return (container, destination, group) -> {
            container.setCommonErrorHandler(errors.forTopic(Topic.named(destination)));
            container.setRecordInterceptor(replay.interceptor());
            container.getContainerProperties().setIdleBetweenPolls(BATCHING_PAUSE.toMillis());
        };
    }

    @Bean
    ConsumerEndpointCustomizer<KafkaMessageDrivenChannelAdapter<?, ?>> sourceRecords() {
        return (adapter, destination, group) -> adapter.setBindSourceRecord(true);
    }

    /// The consumer lag per topic: the binder's own metric under our naming scheme.
    @Bean
    MeterFilter lag() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals("spring.cloud.stream.binder.kafka.offset")
                        ? id.withName("spro.inbox.lag")
                        : id;
            }
        };
    }

    @Bean
    PositionMetrics positionMetrics(
            Service service, StateChecks checks, KafkaProperties kafka, MeterRegistry meters, StartupTasks tasks) {
        return new PositionMetrics(
                kafka.buildAdminProperties(),
                List.of(new OverdueRecords(() -> groups(service, checks)), new OpenDeadLetters(service)),
                meters,
                start -> tasks.afterwards(new StartupTask("position metrics", start)));
    }

    /// The topic of each consumer group of the service.
    private static Map<String, Topic> groups(Service service, StateChecks checks) {
        var groups = new TreeMap<>(checks.groups());
        for (var topic : Topic.values()) {
            if (topic.readers().contains(service)) groups.put(topic.group(service), topic);
        }
        return groups;
    }
}
