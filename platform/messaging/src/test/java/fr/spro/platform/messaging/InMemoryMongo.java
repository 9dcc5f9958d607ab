package fr.spro.platform.messaging;

import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.indexes.StoreIndexes;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.messaging.outbox.RelaySettings;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.messaging.outbox.TextValueConversions;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

/// An empty database of its own with real stores and repositories on it, for tests of use cases without a
/// Spring context. The server is in memory and shared by the JVM. No relay runs: events stay in the outbox,
/// where `events` reads them.
public final class InMemoryMongo {

    /// A listener may block a command for any time.
    private static final Limits PATIENT = new Limits(Duration.ofHours(1), Duration.ofHours(1), 100);

    private final MongoTemplate mongo;
    private final MongoRepositoryFactory repositories;
    private final Stores stores;
    private final Reconcilers reconcilers;

    public InMemoryMongo() {
        this(Clock.systemUTC());
    }

    /// @param clock of the entries in the outbox
    public InMemoryMongo(Clock clock) {
        this(
                template(Shared.CLIENT, Infrastructure.fresh("memory")),
                clock,
                new KafkaTemplate<>(DurableProducers.factory(Map.of())));
    }

    /// One of several processes on the same database: as soon as its `stores` are started, its relays publish to
    /// the broker.
    ///
    /// @param listeners called for each command that it sends to the server
    public InMemoryMongo(String database, InMemoryBroker broker, CommandListener... listeners) {
        this(template(connect(listeners), database), Clock.systemUTC(), broker.kafka());
    }

    /// The same behind a proxy that fails.
    ///
    /// @param operation the time of an operation, with its retries during the fault
    public InMemoryMongo(String database, InMemoryBroker broker, StoreProxy proxy, Duration operation) {
        this(template(connect(proxy, operation), database, limits(operation)), Clock.systemUTC(), broker.kafka());
    }

    private InMemoryMongo(MongoTemplate mongo, Clock clock, KafkaOperations<String, byte @Nullable []> kafka) {
        var settings = new RelaySettings(Duration.ofDays(1), Duration.ofDays(1), null);
        var meters = new SimpleMeterRegistry();
        this.mongo = mongo;
        repositories = new MongoRepositoryFactory(mongo);
        stores = new Stores(Service.REGISTRATION, mongo, kafka, settings, clock, () -> null, meters);
        reconcilers = new Reconcilers(mongo, clock, meters);
    }

    /// The numbers of a store that was restored in November 2026, above this floor.
    public static final long RESTORED = 479_000L * 100_000_000;

    /// An empty database whose numbers are those of a restored one.
    public static InMemoryMongo restored() {
        var mongo = new InMemoryMongo();
        mongo.mongo.getCollection("epochs").insertOne(new Document("_id", "store").append("floor", RESTORED));
        return mongo;
    }

    /// A template that maps documents as the services do.
    public static MongoTemplate template(MongoClient client, String database) {
        return template(client, database, PATIENT);
    }

    static MongoTemplate template(MongoClient client, String database, Limits limits) {
        var conversions = TextValueConversions.conversions();
        var mapping = new MongoMappingContext();
        mapping.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, mapping);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return new LimitedMongoTemplate(new SimpleMongoClientDatabaseFactory(client, database), converter, limits);
    }

    public MongoTemplate mongo() {
        return mongo;
    }

    /// The factory of stores, for the configuration classes of a service.
    public Stores stores() {
        return stores;
    }

    /// Reconcilers that are not started: triggers are no-ops, and a test runs the steps of a job itself.
    public Reconcilers reconcilers() {
        return reconcilers;
    }

    /// The store of an aggregate whose state is not published on a compacted topic.
    public <S extends Aggregate> Store<S> store(Class<S> type) {
        return stores.of(type);
    }

    /// The audit log, which also reads the outboxes.
    public AuditLog audit() {
        return stores.audit();
    }

    /// A Spring Data repository.
    public <R> R repository(Class<R> type) {
        return repositories.getRepository(type);
    }

    /// Creates the indexes, for tests that need a unique one.
    public InMemoryMongo with(Indexes indexes) {
        var all = new StoreIndexes(mongo, () -> Stream.of(indexes));
        StoreTime.perRoundTrip(() -> {
            all.missing().forEach(all::create);
            return null;
        });
        return this;
    }

    /// The published events of an aggregate, the oldest first.
    public List<Object> events(Class<? extends Aggregate> type, TextId id) {
        return outbox(type, id).stream()
                .filter(entry -> entry.containsKey("payload"))
                .map(entry -> {
                    var events = Topic.named(entry.getString("topic")).events();
                    return (Object) CloudEventHeaders.JSON.readValue(entry.getString("payload"), events);
                })
                .toList();
    }

    /// Empties the aggregate's outbox, as a relay does.
    public void emptyOutbox(Class<? extends Aggregate> type, TextId id) {
        var published = new Update().set("outbox", List.of()).unset("pendingSince");
        mongo.updateFirst(Query.query(Criteria.where("_id").is(id.value())), published, mongo.getCollectionName(type));
    }

    /// Whether a command has published the aggregate's state on its compacted topic.
    public boolean publishesState(Class<? extends Aggregate> type, TextId id) {
        return statesPublished(type, id) > 0;
    }

    /// How often commands have published the aggregate's state on its compacted topic.
    public long statesPublished(Class<? extends Aggregate> type, TextId id) {
        return outbox(type, id).stream().filter(isMarker()).count();
    }

    private List<Document> outbox(Class<? extends Aggregate> type, TextId id) {
        var found = mongo.findById(id.value(), Document.class, mongo.getCollectionName(type));
        return found == null ? List.of() : found.getList("outbox", Document.class, List.of());
    }

    private static Predicate<Document> isMarker() {
        return entry -> entry.containsKey("topic") && !entry.containsKey("payload");
    }

    static Limits limits(Duration operation) {
        return new Limits(operation, operation.multipliedBy(2), 100);
    }

    private static MongoClient connect(StoreProxy proxy, Duration operation) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.uri("memory")))
                .writeConcern(WriteConcern.MAJORITY);
        limits(operation).configure(settings);
        StoreProxy.detectQuickly(settings);
        var client = MongoClients.create(settings.build());
        // The first connection may take longer than an operation has: it belongs to no fault.
        await().ignoreExceptions()
                .until(() -> client.getDatabase("admin").runCommand(new Document("ping", 1)), is -> true);
        return client;
    }

    private static MongoClient connect(CommandListener... listeners) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Infrastructure.storeUri("memory")))
                .writeConcern(WriteConcern.MAJORITY);
        for (var listener : listeners) settings.addCommandListener(listener);
        // A listener may block a command, and with it a connection, for any time.
        if (listeners.length > 0) settings.applyToConnectionPoolSettings(pool -> pool.maxSize(2_000));
        return MongoClients.create(settings.build());
    }

    private static final class Shared {
        static final MongoClient CLIENT = connect();
    }
}
