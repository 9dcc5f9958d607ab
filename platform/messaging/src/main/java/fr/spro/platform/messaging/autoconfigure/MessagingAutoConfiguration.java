package fr.spro.platform.messaging.autoconfigure;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.LimitedMongoTemplate;
import fr.spro.platform.messaging.Limits;
import fr.spro.platform.messaging.Topics;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.platform.messaging.inbox.InboxBindings;
import fr.spro.platform.messaging.inbox.InboxErrors;
import fr.spro.platform.messaging.inbox.KnownTypes;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import fr.spro.platform.messaging.inbox.SkippedReplay;
import fr.spro.platform.messaging.inbox.SkippedTypes;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.indexes.NeededIndex;
import fr.spro.platform.messaging.indexes.StoreIndexes;
import fr.spro.platform.messaging.outbox.CompactionHeartbeat;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.messaging.outbox.RelaySettings;
import fr.spro.platform.messaging.outbox.Restoration;
import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.StateChecks;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.outbox.TextIdConversions;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.StartupHealth;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// Outbox, relay, inbox and dead letters of a service.
@AutoConfiguration(beforeName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@EnableConfigurationProperties({RelaySettings.class, Limits.class})
class MessagingAutoConfiguration {

    /// The pause of an inbox after each batch of records, so that under load it fetches and commits many at
    /// once.
    private static final Duration BATCHING_PAUSE = Duration.ofMillis(50);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Service service(@Value("${spring.application.name}") String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.serviceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not one of the services"));
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return TextIdConversions.conversions();
    }

    /// A write is acknowledged, and a state read, only when it survives the loss of a server: what follows from
    /// it, such as an event, cannot be rolled back.
    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true)).readConcern(ReadConcern.MAJORITY);
    }

    @Bean
    MongoClientSettingsBuilderCustomizer limitedTime(Limits limits) {
        return limits::configure;
    }

    @Bean
    @ConditionalOnMissingBean(MongoOperations.class)
    LimitedMongoTemplate mongoTemplate(MongoDatabaseFactory factory, MongoConverter converter, Limits limits) {
        return new LimitedMongoTemplate(factory, converter, limits);
    }

    @Bean
    DefaultKafkaProducerFactory<String, byte @Nullable []> producers(KafkaProperties kafka, MeterRegistry meters) {
        var producers = DurableProducers.factory(kafka.buildProducerProperties());
        producers.addListener(new MicrometerProducerListener<>(meters));
        return producers;
    }

    @Bean
    KafkaTemplate<String, byte @Nullable []> eventTemplate(ProducerFactory<String, byte @Nullable []> producers) {
        return new KafkaTemplate<>(producers);
    }

    @Bean
    CompactionHeartbeat compactionHeartbeat(KafkaOperations<String, byte @Nullable []> kafka, Clock clock) {
        return new CompactionHeartbeat(kafka, clock);
    }

    @Bean
    Stores stores(
            Service service,
            MongoOperations mongo,
            KafkaOperations<String, byte @Nullable []> kafka,
            RelaySettings settings,
            Clock clock,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            MeterRegistry meters) {
        var traceparent = traceparent(tracer.getIfAvailable(), propagator.getIfAvailable());
        return new Stores(service, mongo, kafka, settings, clock, traceparent, meters);
    }

    @Bean
    StateChecks stateChecks(Service service, Stores stores, KafkaProperties kafka, StartupTasks tasks) {
        return new StateChecks(
                service, stores, kafka.buildConsumerProperties(), StateChecks.PAUSE, tasks::whenCompleted);
    }

    @Bean
    AuditLog auditLog(Stores stores) {
        return stores.audit();
    }

    @Bean
    Indexes auditIndexes() {
        return AuditLog.indexes();
    }

    /// The background jobs of the service.
    @Bean
    @ConditionalOnMissingBean
    Reconcilers reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters, StoreIndexes indexes) {
        return new Reconcilers(mongo, clock, meters, indexes::whenUniqueExist);
    }

    @Bean
    StoreIndexes storeIndexes(
            MongoOperations mongo, ObjectProvider<Indexes> declared, Stores stores, MeterRegistry meters) {
        var indexes = new StoreIndexes(mongo, () -> Stream.concat(declared.stream(), stores.indexes()));
        Gauge.builder("spro.indexes.missing", indexes, all -> all.missing().size())
                .description("indexes that the store does not have")
                .register(meters);
        return indexes;
    }

    @Bean
    Reconciler<NeededIndex> missingIndexes(Reconcilers reconcilers, StoreIndexes indexes) {
        return reconcilers.add(
                Job.of("create-indexes", Duration.ofMinutes(1), () -> indexes.missing().stream(), indexes::create)
                        .withConcurrency(1)
                        .startingAtOnce());
    }

    @Bean
    IndexesEndpoint indexesEndpoint(StoreIndexes indexes) {
        return new IndexesEndpoint(indexes);
    }

    private static Supplier<@Nullable String> traceparent(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        if (tracer == null || propagator == null) return () -> null;
        return () -> {
            var span = tracer.currentSpan();
            if (span == null) return null;
            var carrier = new HashMap<String, String>();
            propagator.inject(span.context(), carrier, Map::put);
            return carrier.get("traceparent");
        };
    }

    @Bean
    ProjectionStore memory(MongoOperations mongo) {
        return new ProjectionStore(mongo);
    }

    @Bean
    StartupTask requireIndexes(StoreIndexes indexes) {
        return new StartupTask("store", indexes::requireUnique);
    }

    @Bean
    StartupTask prepareTopics(
            Service service,
            KafkaProperties kafka,
            @Value("${spro.topics.create:false}") boolean create,
            @Value("${spro.topics.timeout:15s}") Duration timeout) {
        var topics = new Topics(service, kafka.buildAdminProperties(), timeout);
        return new StartupTask("kafka", create ? topics::create : topics::requireAll);
    }

    @Bean
    StartupTask restore(
            Stores stores,
            KafkaProperties kafka,
            ObjectProvider<RestoreStep> steps,
            Reconcilers reconcilers,
            Clock clock) {
        var restoration = new Restoration(stores, kafka.buildConsumerProperties(), steps, clock);
        reconcilers.add(restoration.removal());
        return new StartupTask("restore", restoration::run);
    }

    @Bean
    StartupTasks startupTasks(List<StartupTask> tasks) {
        return new StartupTasks(tasks);
    }

    @Bean
    StartupHealth startupHealthIndicator(StartupTasks tasks) {
        return new StartupHealth(tasks);
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
    SkippedReplay skippedReplay(SkippedTypes skipped, KnownTypes known) {
        return new SkippedReplay(skipped, known);
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
        return new InboxErrors(service, new KafkaTemplate<>(deadLetterProducers), meters);
    }

    /// Replaces the binder's own dead-letter sender, which logs a failed dead letter and continues.
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> inboxContainers(InboxErrors errors) {
        return (container, destination, group) -> {
            container.setCommonErrorHandler(errors.forTopic(Topic.named(destination)));
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
}
