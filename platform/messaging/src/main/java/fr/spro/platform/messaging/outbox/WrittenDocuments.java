package fr.spro.platform.messaging.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;

/// Aggregates as just written, which the relay need not read again. None outlives the work that it was kept
/// for: after a stop and a start it would be an old state.
final class WrittenDocuments {

    private final Map<String, Document> byId = new ConcurrentHashMap<>();

    /// @param trigger begins the work for an id; its result ends when the work is done or dropped
    void keepUntilDone(Document written, Function<String, CompletableFuture<?>> trigger) {
        var id = written.getString("_id");
        byId.put(id, written);
        trigger.apply(id).whenComplete((_, _) -> byId.computeIfPresent(id, (_, kept) -> kept == written ? null : kept));
    }

    Optional<Document> take(String id) {
        return Optional.ofNullable(byId.remove(id));
    }
}
