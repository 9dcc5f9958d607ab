package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.audit.AuditRecord;
import org.bson.Document;

/// An audit entry that was stored with its change and waits for the relay.
record PendingAuditEntry(long sequence, AuditRecord record) implements OutboxItem {

    static final String FIELD = "audit";

    /// The natural key. The number is padded, so that the keys of one aggregate sort like its entries.
    static String key(String collection, TextId id, long sequence) {
        return "%s/%s/%08d".formatted(collection, id.value(), sequence);
    }

    static PendingAuditEntry of(Document entry) {
        return new PendingAuditEntry(entry.getLong("seq"), AuditRecord.of(entry.get(FIELD, Document.class)));
    }

    Document toDocument() {
        return new Document("seq", sequence).append(FIELD, record.toDocument());
    }
}
