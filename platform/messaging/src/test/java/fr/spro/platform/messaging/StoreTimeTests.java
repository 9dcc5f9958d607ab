package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

class StoreTimeTests {

    private static final Limits LIMITS = new Limits(Duration.ofMillis(600), Duration.ofSeconds(2), 1);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(3);

    private final StoreProxy proxy = StoreProxy.before(Infrastructure.storeUri("time"));
    private final String database = Infrastructure.fresh("time");
    private MongoClient client;
    private MongoTemplate mongo;

    @BeforeEach
    void connect() {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.uri(database)))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(1));
        LIMITS.configure(settings);
        StoreProxy.detectQuickly(settings);
        client = MongoClients.create(settings.build());
        mongo = InMemoryMongo.template(client, database, LIMITS);
        StoreTime.perRoundTrip(() -> mongo.insert(documents(), "documents"));
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    private static List<Document> documents() {
        return IntStream.range(0, 100)
                .mapToObj(number -> new Document("_id", number))
                .toList();
    }

    private long count() {
        return mongo.find(new Query(), Document.class, "documents").size();
    }

    private void assertFailsWithin(Duration time, ThrowingCallable work) {
        var start = System.nanoTime();
        assertThatThrownBy(work).matches(Faults::isTemporary);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plus(BUSY_MACHINE));
    }

    @Test
    void an_operation_on_a_store_that_hangs_fails_in_time() {
        proxy.fail(StoreFault.hang());

        assertFailsWithin(LIMITS.operation(), this::count);

        proxy.heal();
        assertThat(StoreTime.<Long, RuntimeException>perRoundTrip(this::count)).isEqualTo(100);
    }

    @Test
    void a_request_fails_at_its_deadline_however_many_operations_it_needs() {
        proxy.fail(StoreFault.slow(Duration.ofMillis(20)));
        var deadline = System.nanoTime() + LIMITS.request().toNanos();

        assertFailsWithin(
                LIMITS.request(),
                () -> StoreTime.until(deadline, () -> {
                    while (true) count();
                }));
    }

    @Test
    void a_wait_for_a_connection_ends_in_time() {
        proxy.fail(StoreFault.hang());
        var occupying = CompletableFuture.runAsync(() -> StoreTime.perRoundTrip(this::count));
        await().until(() -> proxy.commands() == 1);

        assertFailsWithin(LIMITS.operation(), this::count);
        assertThat(occupying).as("an operation without the limit").isNotDone();

        proxy.heal();
        assertThat(occupying.handle((_, _) -> true)).succeedsWithin(BUSY_MACHINE);
    }

    @Test
    void a_stream_may_take_longer_than_an_operation() {
        proxy.fail(StoreFault.slow(Duration.ofMillis(20)));

        try (var all = StoreTime.perRoundTrip(this::stream)) {
            assertThat(all.count()).isEqualTo(100);
        }
        assertThatThrownBy(() -> {
                    try (var all = stream()) {
                        all.forEach(_ -> {});
                    }
                })
                .as("a stream that is limited like an operation")
                .matches(Faults::isTemporary);
    }

    private Stream<Document> stream() {
        return mongo.stream(new Query().cursorBatchSize(2), Document.class, "documents");
    }
}
