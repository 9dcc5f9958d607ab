package fr.spro.platform.testing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guarantee of a store with a file: a killed process loses no acknowledged write and leaves no partial
/// one.
class KilledStoreTests {

    private static final int WRITERS = 8;
    private static final int ACKNOWLEDGED = 400;

    /// Long enough for the journal to be committed in between.
    private static final String FILLER = "x".repeat(60_000);

    @TempDir
    Path folder;

    private final int port = FreePort.next();

    @Test
    void guarantee_1_a_killed_store_has_all_acknowledged_writes_and_no_partial_ones() {
        var found = afterAKill(StoreServer.class);

        assertThat(found.lost()).isZero();
        assertThat(found.half()).isZero();
    }

    @Test
    void a_store_that_acknowledges_before_writing_loses_writes() {
        var found = afterAKill(EarlyStore.class);

        assertThat(found.lost()).isPositive();
    }

    @Test
    void a_killed_store_keeps_removals_and_dropped_collections() {
        try (var first = start(StoreServer.class)) {
            try (var client = MongoClients.create(uri(Duration.ofMinutes(3)))) {
                var database = client.getDatabase("killed");
                for (var collection : List.of("kept", "dropped")) {
                    database.getCollection(collection)
                            .insertMany(List.of(new Document("_id", "a"), new Document("_id", "b")));
                }
                database.getCollection("dropped").drop();
                database.getCollection("kept").deleteOne(eq("_id", "a"));
            }
            first.kill();
            try (var second = first.again();
                    var client = MongoClients.create(uri(Duration.ofMinutes(3)))) {
                second.awaitLine("Store ready");
                var database = client.getDatabase("killed");

                assertThat(database.getCollection("kept").find()).containsExactly(new Document("_id", "b"));
                assertThat(database.listCollectionNames()).doesNotContain("dropped");
            }
        }
    }

    private record Found(long lost, long half) {}

    /// Each writer increments two fields of its own document by one write until the store is killed.
    private Found afterAKill(Class<?> store) {
        var acknowledged = new ConcurrentHashMap<Integer, Integer>();
        try (var first = start(store)) {
            writeUntilKilled(first, acknowledged);
            try (var second = first.again()) {
                second.awaitLine("Store ready");
                return compare(acknowledged);
            }
        }
    }

    private ChildProcess start(Class<?> store) {
        var process = ChildProcess.start(store, port, folder.resolve("store.mv"), 64);
        process.awaitLine("Store ready");
        return process;
    }

    private void writeUntilKilled(ChildProcess store, Map<Integer, Integer> acknowledged) {
        var enough = new CountDownLatch(ACKNOWLEDGED);
        try (var client = MongoClients.create(uri(Duration.ofSeconds(2)));
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var documents = client.getDatabase("killed").getCollection("counters");
            for (int i = 0; i < WRITERS; i++) {
                var writer = i;
                writers.execute(() -> countUp(store, documents, writer, acknowledged, enough));
            }
            enough.await();
            store.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void countUp(
            ChildProcess store,
            MongoCollection<Document> documents,
            int writer,
            Map<Integer, Integer> acknowledged,
            CountDownLatch enough) {
        for (int count = 1; store.isAlive(); count++) {
            try {
                documents.updateOne(
                        eq("_id", writer),
                        combine(set("left", count), set("filler", FILLER), set("right", count)),
                        new UpdateOptions().upsert(true));
                acknowledged.put(writer, count);
                enough.countDown();
            } catch (MongoException unavailable) {
                // The store was killed, or the machine is too busy for its timeouts.
            }
        }
    }

    private Found compare(Map<Integer, Integer> acknowledged) {
        try (var client = MongoClients.create(uri(Duration.ofMinutes(3)))) {
            var documents = client.getDatabase("killed").getCollection("counters");
            long lost = 0;
            long half = 0;
            for (var entry : acknowledged.entrySet()) {
                var document = documents.find(eq("_id", entry.getKey())).first();
                if (document == null || document.getInteger("left") < entry.getValue()) lost++;
                else if (!document.getInteger("left").equals(document.getInteger("right"))) half++;
            }
            return new Found(lost, half);
        }
    }

    private String uri(Duration timeout) {
        return "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=%d&retryWrites=false"
                .formatted(port, timeout.toMillis());
    }
}
