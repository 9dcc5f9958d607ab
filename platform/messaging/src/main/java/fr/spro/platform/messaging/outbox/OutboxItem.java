package fr.spro.platform.messaging.outbox;

import org.bson.Document;

/// A pending entry of an outbox: a record for Kafka, or an entry for the audit log.
sealed interface OutboxItem permits OutboxEntry, PendingAuditEntry {

    /// The sequence number within the aggregate.
    long sequence();

    static OutboxItem of(Document entry) {
        return entry.containsKey(PendingAuditEntry.FIELD) ? PendingAuditEntry.of(entry) : OutboxEntry.of(entry);
    }
}
