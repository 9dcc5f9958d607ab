package fr.spro.platform.messaging.outbox;

import org.bson.Document;

/// One thing that waits in an outbox: a record for Kafka, or an entry for the audit log.
sealed interface Outgoing permits OutboxEntry, PendingEntry {

    /// Its number among everything that ever left this aggregate.
    long sequence();

    static Outgoing of(Document entry) {
        return entry.containsKey(PendingEntry.FIELD) ? PendingEntry.of(entry) : OutboxEntry.of(entry);
    }
}
