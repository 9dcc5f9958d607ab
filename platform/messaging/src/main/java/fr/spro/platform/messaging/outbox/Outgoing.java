package fr.spro.platform.messaging.outbox;

import org.bson.Document;

/// A pending entry of an outbox: a record for Kafka, or an entry for the audit log.
sealed interface Outgoing permits OutboxEntry, PendingEntry {

    /// The sequence number within the aggregate.
    long sequence();

    static Outgoing of(Document entry) {
        return entry.containsKey(PendingEntry.FIELD) ? PendingEntry.of(entry) : OutboxEntry.of(entry);
    }
}
