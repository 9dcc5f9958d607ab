package fr.spro.platform.messaging.indexes;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.mongodb.core.MongoOperations;

/// Compares the indexes that the service needs with those of the store, and creates what is missing apart from the
/// start, which neither waits for a long build nor fails when a member of the replica set is down.
///
/// The service becomes ready, and its jobs begin, when the unique ones exist; the others may come later.
public final class StoreIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(StoreIndexes.class);

    /// The indexes of a replica set are built on all members that vote; by default the command waits for all.
    private static final String COMMIT_QUORUM = "majority";

    /// Longer than any build, since it is also the server's limit for the command.
    private static final Duration BUILD_TIMEOUT = Duration.ofHours(1);

    private final MongoOperations mongo;
    private final Supplier<Stream<Indexes>> declared;
    private final Duration patience;
    private @Nullable CompletableFuture<Void> building;

    /// @param declared called when the service has been composed
    public StoreIndexes(MongoOperations mongo, Supplier<Stream<Indexes>> declared) {
        this(mongo, declared, Duration.ofSeconds(5));
    }

    StoreIndexes(MongoOperations mongo, Supplier<Stream<Indexes>> declared, Duration patience) {
        this.mongo = mongo;
        this.declared = declared;
        this.patience = patience;
    }

    /// All indexes that the service needs.
    ///
    /// @throws IllegalStateException if one is declared twice, which the store would refuse with other options
    public List<NeededIndex> needed() {
        var all = declared.get().flatMap(indexes -> indexes.in(mongo)).toList();
        var names = new HashSet<String>();
        for (var index : all) {
            if (!names.add(index.toString())) throw new IllegalStateException(index + " is declared twice");
        }
        return all;
    }

    /// Those that the store does not have with these keys and options.
    public List<NeededIndex> missing() {
        var needed = needed();
        var existing = needed.stream()
                .map(NeededIndex::collection)
                .distinct()
                .flatMap(this::existing)
                .toList();
        return needed.stream().filter(index -> !existing.contains(index)).toList();
    }

    /// Those of the store that the service does not need: of an earlier version, or of an operator.
    public List<NeededIndex> surplus() {
        var needed = needed();
        return mongo.getCollectionNames().stream()
                .flatMap(this::existing)
                .filter(index -> !needed.contains(index))
                .toList();
    }

    private Stream<NeededIndex> existing(String collection) {
        return mongo
                .execute(
                        collection,
                        documents -> documents
                                .listIndexes()
                                .map(listed -> NeededIndex.listed(collection, listed))
                                .into(new ArrayList<>()))
                .stream()
                .filter(index -> !index.keys().equals(new Document("_id", 1)));
    }

    /// Creates an index. Idempotent; returns when it is built on most members.
    public void create(NeededIndex index) {
        var command = command(index, isReplicated());
        try {
            mongo.execute(database -> database.withTimeout(BUILD_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .runCommand(command));
            LOG.info("Created the index {}", index);
        } catch (RuntimeException e) {
            LOG.warn("The index {} cannot be created: error {} of the store", index, code(e));
            throw e;
        }
    }

    static Document command(NeededIndex index, boolean replicated) {
        var command = new Document("createIndexes", index.collection()).append("indexes", List.of(index.definition()));
        // A single server rejects it.
        return replicated ? command.append("commitQuorum", COMMIT_QUORUM) : command;
    }

    private boolean isReplicated() {
        var hello = mongo.executeCommand(new Document("hello", 1));
        return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
    }

    private static int code(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof MongoException e ? e.getCode() : -1;
    }

    /// Returns when all unique indexes exist. Those that are missing are built in a thread of their own, which a later
    /// call finds at work.
    ///
    /// @throws IllegalStateException while one is missing
    public synchronized void requireUnique() {
        var missing = missing().stream().filter(NeededIndex::isUnique).toList();
        if (!missing.isEmpty()) build(missing);
    }

    private void build(List<NeededIndex> missing) {
        var current = building;
        if (current == null || current.isDone()) {
            current = CompletableFuture.runAsync(() -> missing.forEach(this::create), Thread::startVirtualThread);
            building = current;
        }
        try {
            current.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("unique indexes are being built: " + missing);
        } catch (ExecutionException e) {
            throw new IllegalStateException("unique indexes cannot be built: " + missing, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
