package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.audit.AuditRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Makes the outbox entries of a change, with the correlation and the trace of the current work.
///
/// @param collection of the aggregates
/// @param stateTopic where the state of these aggregates is published, null if it is not
record EntryFactory(
        String collection, @Nullable Topic stateTopic, Clock clock, Supplier<@Nullable String> traceparent) {

    /// The sequence number of the marker of a change that publishes the state: it follows the audit entries.
    ///
    /// @param last the sequence number of the aggregate's latest entry before the change
    static long ofMarker(Change<?, ?> change, long last) {
        return last + change.audit().size() + 1;
    }

    /// @param last the sequence number of the aggregate's latest entry
    /// @throws IllegalArgumentException if no outbox has room for them
    List<Document> entries(Change<?, ?> change, long last) {
        var trace = traceparent.get();
        var correlation = Correlation.current();
        var at = clock.instant();
        var entries = new ArrayList<Document>();
        for (var audited : change.audit()) {
            var key = PendingAuditEntry.key(collection, change.state().id(), ++last);
            entries.add(new PendingAuditEntry(last, AuditRecord.of(key, audited, correlation)).toDocument());
        }
        if (change.publishesState()) {
            var topic = Optional.ofNullable(stateTopic)
                    .orElseThrow(
                            () -> new IllegalStateException(change.state().getClass() + " has no compacted topic"));
            entries.add(new OutboxEntry(++last, topic, null, null, at, correlation, trace).toDocument());
        }
        for (var event : change.events()) {
            var topic = Topic.of(event);
            var payload = CloudEventHeaders.JSON.writerFor(topic.events()).writeValueAsString(event);
            var type = event.getClass().getSimpleName();
            entries.add(new OutboxEntry(++last, topic, type, payload, at, correlation, trace).toDocument());
        }
        if (entries.size() > OutboxEntry.LIMIT) {
            throw new IllegalArgumentException("A change of %s has %d entries, at most %d are possible"
                    .formatted(collection, entries.size(), OutboxEntry.LIMIT));
        }
        return entries;
    }

    Date now() {
        return Date.from(clock.instant());
    }
}
