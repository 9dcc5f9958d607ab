package fr.spro.platform.messaging.audit;

import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.indexes.Indexes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// The audit entries of a service, append-only in a collection of its own. A relay moves the entries of
/// changes here; reads include entries still in outboxes, so a change is in the history immediately.
public final class AuditLog {

    public static final String COLLECTION = "audit";

    private static final Comparator<AuditRecord> LATEST_FIRST =
            Comparator.comparing(AuditRecord::at).thenComparing(AuditRecord::id).reversed();

    private final MongoOperations mongo;
    private final PendingAudit pending;

    public AuditLog(MongoOperations mongo, PendingAudit pending) {
        this.mongo = mongo;
        this.pending = pending;
    }

    /// One page of entries, the latest first.
    ///
    /// @param next the cursor of the next page, null on the last page
    public record Page(List<AuditRecord> entries, @Nullable String next) {}

    public static Indexes indexes() {
        return Indexes.on(
                COLLECTION,
                latestFirst(new Index("subjects", Sort.Direction.ASC)),
                latestFirst(new Index("by", Sort.Direction.ASC)),
                latestFirst(new Index()));
    }

    private static Index latestFirst(Index of) {
        return of.on("at", Sort.Direction.DESC).on("_id", Sort.Direction.DESC);
    }

    /// Records an action that changes no aggregate, such as an export. Returns when the entry is
    /// durable, so nothing is handed out before.
    public void record(AuditEntry entry) {
        append(AuditRecord.of(UUID.randomUUID().toString(), entry, Correlation.current()));
    }

    /// Idempotent by the entry's id.
    public void append(AuditRecord entry) {
        try {
            mongo.insert(entry.toDocument(), COLLECTION);
        } catch (DuplicateKeyException writtenBefore) {
            // A relay was stopped between this write and the removal from the outbox; the entry is there
            // already.
        }
    }

    /// @param after `next` of the previous page, empty for the first page
    public Page page(AuditQuery query, String after, int size) {
        var found = find(query, AuditPosition.parse(after), size + 1);
        return found.size() <= size
                ? new Page(found, null)
                : new Page(
                        found.subList(0, size),
                        AuditPosition.of(found.get(size - 1)).toString());
    }

    /// The latest entries of one subject, the latest first.
    public List<AuditRecord> of(AuditSubject subject, int limit) {
        return find(AuditQuery.of(subject), Optional.empty(), limit);
    }

    /// Those of these subjects to which somebody did something, apart from the system.
    public Set<AuditSubject> withActor(Collection<AuditSubject> subjects) {
        if (subjects.isEmpty()) return Set.of();
        var query = AuditQuery.of(subjects.toArray(AuditSubject[]::new));
        var found = new HashSet<String>();
        for (var entry : pending.find(query)) if (!entry.by().equals(AuditEntry.SYSTEM)) found.addAll(entry.subjects());
        var stored = query.criteria("");
        stored.add(Criteria.where("by").ne(AuditEntry.SYSTEM));
        found.addAll(mongo.findDistinct(
                new Query(new Criteria().andOperator(stored)), "subjects", COLLECTION, String.class));
        return subjects.stream()
                .filter(subject -> found.contains(subject.toString()))
                .collect(Collectors.toSet());
    }

    public Optional<AuditRecord> latest(AuditSubject subject) {
        return of(subject, 1).stream().findFirst();
    }

    public long countBefore(Instant end) {
        return mongo.count(before(end), COLLECTION);
    }

    /// Deletes expired entries.
    ///
    /// @return the number of deleted entries
    public long deleteBefore(Instant end) {
        return mongo.remove(before(end), COLLECTION).getDeletedCount();
    }

    private List<AuditRecord> find(AuditQuery query, Optional<AuditPosition> after, int limit) {
        // Outboxes are read before the log: an entry moved in between is found twice rather than not at all.
        var waiting = pending.find(query).stream()
                .filter(entry -> after.isEmpty() || after.get().isBefore(entry))
                .toList();
        var criteria = query.criteria("");
        after.map(AuditPosition::criteria).ifPresent(criteria::add);
        var search = criteria.isEmpty() ? new Query() : new Query(new Criteria().andOperator(criteria));
        search.with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(limit);
        var found = new HashMap<String, AuditRecord>();
        for (var entry : waiting) found.put(entry.id(), entry);
        for (var stored : mongo.find(search, Document.class, COLLECTION)) {
            found.put(stored.getString("_id"), AuditRecord.of(stored));
        }
        return found.values().stream().sorted(LATEST_FIRST).limit(limit).toList();
    }

    private static Query before(Instant end) {
        return new Query(Criteria.where("at").lt(Date.from(end)));
    }
}
