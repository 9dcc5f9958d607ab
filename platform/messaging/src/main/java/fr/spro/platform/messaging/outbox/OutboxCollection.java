package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.work.RequestCoalescer;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/// The documents of one aggregate type for the relay. Under load many aggregates share a command to the
/// store.
final class OutboxCollection {

    private static final int MAX_BATCH = 100;

    private final MongoOperations mongo;
    private final AuditLog audit;
    private final String name;
    private final RequestCoalescer<String, Optional<Document>> reads =
            new RequestCoalescer<>(MAX_BATCH, this::readTogether);
    private final RequestCoalescer<UpdateOneModel<Document>, Boolean> removals =
            new RequestCoalescer<>(MAX_BATCH, this::writeTogether);

    OutboxCollection(MongoOperations mongo, AuditLog audit, String name) {
        this.mongo = mongo;
        this.audit = audit;
        this.name = name;
    }

    Optional<Document> read(String id) {
        return reads.handle(id);
    }

    /// The aggregates with pending entries, the oldest first.
    Stream<String> pending(int most) {
        var found = documents()
                .find(exists(OutboxEntry.PENDING_SINCE))
                .sort(Sorts.ascending(OutboxEntry.PENDING_SINCE))
                .limit(most)
                .projection(include("_id"))
                .map(document -> document.getString("_id"));
        return StreamSupport.stream(found.spliterator(), false);
    }

    long countPending() {
        return documents().countDocuments(exists(OutboxEntry.PENDING_SINCE));
    }

    Optional<Date> oldestPending() {
        var oldest = documents()
                .find(exists(OutboxEntry.PENDING_SINCE))
                .sort(Sorts.ascending(OutboxEntry.PENDING_SINCE))
                .projection(include(OutboxEntry.PENDING_SINCE))
                .first();
        return Optional.ofNullable(oldest).map(found -> found.getDate(OutboxEntry.PENDING_SINCE));
    }

    /// Writes an audit entry to the log. Idempotent.
    void log(PendingAuditEntry entry) {
        audit.append(entry.record());
    }

    /// Removes the entries of the document that was sent. True if nothing is left to do: no entry was added
    /// since the read.
    boolean remove(Document sent) {
        var byId = eq("_id", sent.getString("_id"));
        var last = sent.getLong(OutboxEntry.SEQUENCE);
        var upToLast = pullByFilter(eq(OutboxEntry.FIELD, lte("seq", last)));
        var removal = combine(upToLast, unset(OutboxEntry.PENDING_SINCE));
        if (removals.handle(new UpdateOneModel<>(and(byId, eq(OutboxEntry.SEQUENCE, last)), removal))) return true;
        documents().updateOne(byId, upToLast);
        return false;
    }

    /// The `stateSequence` of those of these documents that exist; 0 if an older version has written it.
    Map<String, Long> stateSequences(Collection<String> ids) {
        var sequences = new HashMap<String, Long>();
        for (var found : documents().find(in("_id", ids)).projection(include(OutboxEntry.STATE_SEQUENCE))) {
            sequences.put(found.getString("_id"), found.get(OutboxEntry.STATE_SEQUENCE, 0L));
        }
        return sequences;
    }

    /// Clears the pending flag if nothing was added since the document was read.
    void clearPending(Document empty) {
        if (!empty.containsKey(OutboxEntry.PENDING_SINCE)) return;
        var unchanged =
                and(eq("_id", empty.getString("_id")), eq(OutboxEntry.SEQUENCE, empty.getLong(OutboxEntry.SEQUENCE)));
        documents().updateOne(unchanged, unset(OutboxEntry.PENDING_SINCE));
    }

    private List<Optional<Document>> readTogether(List<String> ids) {
        var found = new HashMap<String, Document>();
        for (var document : documents().find(in("_id", ids))) found.put(document.getString("_id"), document);
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /// For each update whether it matched a document. Each is idempotent.
    private List<Boolean> writeTogether(List<UpdateOneModel<Document>> updates) {
        if (updates.size() > 1) {
            var together = documents().bulkWrite(updates, new BulkWriteOptions().ordered(false));
            if (together.getMatchedCount() == updates.size())
                return updates.stream().map(_ -> true).toList();
        }
        return updates.stream()
                .map(update -> documents()
                                .updateOne(update.getFilter(), Objects.requireNonNull(update.getUpdate()))
                                .getMatchedCount()
                        == 1)
                .toList();
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(name);
    }
}
