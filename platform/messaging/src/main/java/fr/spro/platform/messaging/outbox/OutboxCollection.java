package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.work.RequestCoalescer;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
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
    private volatile boolean isIndexed;

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
        if (!isIndexed) {
            documents().createIndex(Indexes.ascending(OutboxEntry.PENDING_SINCE), new IndexOptions().sparse(true));
            isIndexed = true;
        }
        var found = documents()
                .find(exists(OutboxEntry.PENDING_SINCE))
                .sort(Sorts.ascending(OutboxEntry.PENDING_SINCE))
                .limit(most)
                .projection(Projections.include("_id"))
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
                .projection(Projections.include(OutboxEntry.PENDING_SINCE))
                .first();
        return Optional.ofNullable(oldest).map(found -> found.getDate(OutboxEntry.PENDING_SINCE));
    }

    /// Writes an audit entry to the log. Idempotent.
    void log(PendingAuditEntry entry) {
        audit.append(entry.record());
    }

    /// Removes the sent entries. True if nothing is left to do: no entry was added since the read and, if the
    /// state was published, it is unchanged.
    boolean remove(Document sent, List<OutboxItem> entries, boolean statePublished) {
        var id = sent.getString("_id");
        var last = sent.getLong(OutboxEntry.SEQUENCE);
        var unchanged = new ArrayList<Bson>(List.of(eq("_id", id), eq(OutboxEntry.SEQUENCE, last)));
        if (statePublished) unchanged.add(eq("version", sent.getLong("version")));
        var upToLast = pullByFilter(eq(OutboxEntry.FIELD, lte("seq", last)));
        var removal = combine(upToLast, unset(OutboxEntry.PENDING_SINCE));
        if (removals.handle(new UpdateOneModel<>(and(unchanged), removal))) return true;
        var done = entries.stream()
                .filter(entry -> !(entry instanceof OutboxEntry record && record.isMarker()))
                .map(OutboxItem::sequence)
                .toList();
        documents().updateOne(eq("_id", id), pullByFilter(eq(OutboxEntry.FIELD, in("seq", done))));
        return false;
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
