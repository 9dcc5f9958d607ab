package fr.spro.platform.messaging;

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
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerPostProcessor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
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

    /// A consumer of the topic that goes back to what an older version skipped.
    public ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            Topic topic, String group, Service reader, MessageListener<byte[], byte[]> inbox) {
        return subscribe(topic, group, reader)
                .with(replay(KnownTypes.ofTheContracts()))
                .start(inbox);
    }

    public Subscription subscribe(Topic topic, String group, Service reader) {
        return new Subscription(this, topic, group, new InboxErrors(reader, deadLetters(), meters));
    }

    public Inbox inbox(Service reader) {
        return inbox(reader, KnownTypes.ofTheContracts());
    }

    /// The inbox of a version that knows only these types.
    public Inbox inbox(Service reader, KnownTypes known) {
        return new Inbox(reader, known, new SkippedTypes(mongo), meters);
    }

    /// Goes back to what a version skipped that knew fewer types.
    public SkippedReplay replay(KnownTypes known) {
        var reconcilers = Reconcilers.withoutSweeps(mongo, Clock.systemUTC(), meters);
        var replay = new SkippedReplay(new SkippedTypes(mongo), known, reconcilers);
        reconcilers.start();
        opened.add(reconcilers::stop);
        return replay;
    }

    /// Sends dead letters.
    public KafkaTemplate<byte[], byte[]> deadLetters() {
        Map<String, Object> properties = Map.of("bootstrap.servers", brokers, "max.block.ms", 1_000);
        var producers =
                new DefaultKafkaProducerFactory<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        opened.add(producers::destroy);
        return new KafkaTemplate<>(producers);
    }

    void onClose(AutoCloseable action) {
        opened.add(action);
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
