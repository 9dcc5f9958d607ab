package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.PendingAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// Finds the audit entries in outboxes. Few documents have pending entries, and an index covers them.
///
/// @param collections of all aggregates, added to as stores are made
record OutboxAudit(MongoOperations mongo, List<String> collections) implements PendingAudit {

    @Override
    public List<AuditRecord> find(AuditQuery query) {
        var wanted = new ArrayList<>(query.criteria(PendingAuditEntry.FIELD + "."));
        wanted.add(Criteria.where(PendingAuditEntry.FIELD).exists(true));
        var search = new Query(new Criteria()
                .andOperator(
                        Criteria.where(OutboxEntry.PENDING_SINCE).exists(true),
                        Criteria.where(OutboxEntry.FIELD).elemMatch(new Criteria().andOperator(wanted))));
        search.fields().include(OutboxEntry.FIELD);
        return collections.stream()
                .flatMap(collection -> mongo.find(search, Document.class, collection).stream())
                .flatMap(OutboxAudit::entries)
                .filter(query::matches)
                .toList();
    }

    private static Stream<AuditRecord> entries(Document document) {
        return document.getList(OutboxEntry.FIELD, Document.class).stream()
                .map(OutboxItem::of)
                .filter(PendingAuditEntry.class::isInstance)
                .map(entry -> ((PendingAuditEntry) entry).record());
    }
}
