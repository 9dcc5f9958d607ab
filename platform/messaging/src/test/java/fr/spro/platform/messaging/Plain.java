package fr.spro.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.platform.messaging.inbox.InboxErrors;
import fr.spro.platform.messaging.inbox.KnownTypes;
import fr.spro.platform.messaging.inbox.SkippedReplay;
import fr.spro.platform.messaging.inbox.SkippedTypes;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.messaging.outbox.RelaySettings;
import fr.spro.platform.messaging.outbox.StateChecks;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.TopicRecords;
import fr.spro.platform.testing.faults.StoreProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerPostProcessor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/// Store, relay and inbox wired by hand, without a Spring context.
public final class Plain implements AutoCloseable {

    public static final Service WRITER = Service.BRANDING;
    public static final Service READER = Service.NOTIFICATION;

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(20), 500);

    private final String brokers;
    private final String database;
    private final MongoTemplate mongo;
    private final KafkaTemplate<String, byte @Nullable []> kafka;
    private final Stores stores;
    private final List<AutoCloseable> opened = new ArrayList<>();
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /// @param producing a hook between the relay and Kafka
    public Plain(
            String brokers,
            String database,
            @Nullable CommandListener listener,
            ProducerPostProcessor<String, byte @Nullable []> producing) {
        this(brokers, database, LIMITS, listener, producing, null);
    }

    private Plain(
            String brokers,
            String database,
            Limits limits,
            @Nullable CommandListener listener,
            ProducerPostProcessor<String, byte @Nullable []> producing,
            @Nullable Instant restoredAt) {
        this.brokers = brokers;
        this.database = database;
        this.mongo = mongo(database, limits, listener);
        var producers = DurableProducers.factory(Map.of("bootstrap.servers", brokers));
        producers.addPostProcessor(producing);
        opened.add(producers::destroy);
        var settings = new RelaySettings(Duration.ofSeconds(1), Duration.ofSeconds(15), restoredAt);
        kafka = new KafkaTemplate<>(producers);
        stores = new Stores(WRITER, mongo, kafka, settings, Clock.systemUTC(), () -> null, meters);
    }

    public static Plain inTheTest(String database) {
        return inTheTest(database, producer -> producer);
    }

    public static Plain inTheTest(String database, ProducerPostProcessor<String, byte @Nullable []> producing) {
        return new Plain(Infrastructure.brokers(), Infrastructure.storeUri(database), null, producing);
    }

    /// After a restore of the database.
    public static Plain restored(String brokers, String database, @Nullable Instant at) {
        return new Plain(brokers, Infrastructure.storeUri(database), LIMITS, null, producer -> producer, at);
    }

    /// Behind a proxy that fails.
    ///
    /// @param operation the time of an operation, with its retries during the fault
    public static Plain behind(StoreProxy proxy, String database, Duration operation) {
        var limits = InMemoryMongo.limits(operation);
        return new Plain(Infrastructure.brokers(), proxy.uri(database), limits, null, producer -> producer, null);
    }

    private MongoTemplate mongo(String uri, Limits limits, @Nullable CommandListener listener) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY);
        limits.configure(settings);
        StoreProxy.detectQuickly(settings);
        if (listener != null) settings.addCommandListener(listener);
        var client = MongoClients.create(settings.build());
        opened.add(client);
        var name = Objects.requireNonNull(new ConnectionString(uri).getDatabase());
        return InMemoryMongo.template(client, name, limits);
    }

    public MongoTemplate mongo() {
        return mongo;
    }

    public String database() {
        return database;
    }

    public KafkaTemplate<String, byte @Nullable []> kafka() {
        return kafka;
    }

    public Stores stores() {
        return stores;
    }

    /// Starts the relays; before that the stores work, but publish nothing.
    public Plain relaying() {
        stores.start();
        return this;
    }

    public Map<String, Object> kafkaProperties() {
        return Map.of("bootstrap.servers", brokers);
    }

    /// Starts to check the records of compacted topics.
    public Plain checking() {
        var checks = new StateChecks(WRITER, stores, kafkaProperties(), Duration.ofMillis(100), Runnable::run);
        checks.start();
        opened.add(checks::stop);
        return this;
    }

    /// Consumes like a service's binding: one consumer per partition, with our error handler.
    public ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            Topic topic, String group, Service reader, MessageListener<byte[], byte[]> inbox) {
        return listen(topic, group, "reader", reader, inbox, replay(KnownTypes.ofTheContracts()));
    }

    /// The same with another error handler.
    public ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            Topic topic, String group, InboxErrors errors, MessageListener<byte[], byte[]> inbox) {
        return listen(topic, group, "reader", errors, inbox, replay(KnownTypes.ofTheContracts()));
    }

    /// The same as one of several instances.
    ///
    /// @param member a restarted member with this name replaces the killed one at once; without a name
    ///     there is one consumer, so that several share the partitions, and it leaves the group when it stops
    public ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            Topic topic,
            String group,
            @Nullable String member,
            Service reader,
            MessageListener<byte[], byte[]> inbox,
            ConsumerAwareRebalanceListener rebalancing) {
        return listen(topic, group, member, new InboxErrors(reader, deadLetters(), meters), inbox, rebalancing);
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            Topic topic,
            String group,
            @Nullable String member,
            InboxErrors errors,
            MessageListener<byte[], byte[]> inbox,
            ConsumerAwareRebalanceListener rebalancing) {
        var consumer = new HashMap<String, Object>(Map.of(
                "bootstrap.servers",
                brokers,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName()));
        if (member != null) consumer.put("group.instance.id", member);
        var properties = new ContainerProperties(topic.topicName());
        properties.setGroupId(group);
        properties.setMessageListener(inbox);
        properties.setConsumerRebalanceListener(rebalancing);
        var consumers =
                new DefaultKafkaConsumerFactory<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setConcurrency(member == null ? 1 : Topic.PARTITIONS);
        container.setCommonErrorHandler(errors.forTopic(topic));
        container.start();
        opened.add(container::stop);
        return container;
    }

    public Inbox inbox(Service reader) {
        return inbox(reader, KnownTypes.ofTheContracts());
    }

    /// The inbox of a version that knows only these types.
    public Inbox inbox(Service reader, KnownTypes known) {
        return new Inbox(reader, known, new SkippedTypes(mongo), meters);
    }

    /// Goes back to what an older version skipped.
    public ConsumerAwareRebalanceListener replay(KnownTypes known) {
        var replay = new SkippedReplay(new SkippedTypes(mongo), known);
        return new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                replay.goBack(consumer, partitions);
            }
        };
    }

    /// Sends dead letters.
    public KafkaTemplate<byte[], byte[]> deadLetters() {
        Map<String, Object> properties = Map.of("bootstrap.servers", brokers, "max.block.ms", 1_000);
        var producers =
                new DefaultKafkaProducerFactory<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        opened.add(producers::destroy);
        return new KafkaTemplate<>(producers);
    }

    /// The keys of all tombstones of a topic.
    public List<String> tombstones(String topicName) {
        return TopicRecords.all(brokers, topicName, new StringDeserializer()).stream()
                .filter(record -> record.value() == null)
                .map(ConsumerRecord::key)
                .toList();
    }

    /// All records of a topic.
    public static List<ConsumerRecord<String, byte @Nullable []>> all(String topicName) {
        return all(Infrastructure.brokers(), topicName);
    }

    /// The same on other brokers.
    public static List<ConsumerRecord<String, byte @Nullable []>> all(String brokers, String topicName) {
        return TopicRecords.all(brokers, topicName, new StringDeserializer());
    }

    /// The same for one key only.
    public static List<ConsumerRecord<String, byte @Nullable []>> all(Topic topic, String key) {
        return all(topic.topicName()).stream()
                .filter(record -> key.equals(record.key()))
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

    public static void create(String... topicNames) {
        createOn(Infrastructure.brokers(), topicNames);
    }

    /// The same on other brokers.
    public static void createOn(String brokers, String... topicNames) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            for (var name : topicNames) {
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

    @Override
    public void close() {
        stores.stop();
        for (var each : opened.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
