package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A pending record of an aggregate. Without `payload` it is a marker: the relay publishes the state current
/// at that time.
public record OutboxEntry(
        long sequence,
        Topic topic,
        @Nullable String type,
        @Nullable String payload,
        Instant at,
        String correlation,
        @Nullable String traceparent)
        implements OutboxItem {

    /// The maximum in one document; see guarantee 1.
    static final int LIMIT = 100;

    static final String FIELD = "outbox";
    static final String SEQUENCE = "sequence";

    /// The sequence number of the latest marker, pending or published.
    static final String STATE_SEQUENCE = "stateSequence";

    static final String PENDING_SINCE = "pendingSince";

    boolean isMarker() {
        return payload == null;
    }

    static OutboxEntry of(Document entry) {
        return new OutboxEntry(
                entry.getLong("seq"),
                Topic.named(entry.getString("topic")),
                entry.getString("type"),
                entry.getString("payload"),
                entry.getDate("at").toInstant(),
                entry.getString("correlation"),
                entry.getString("traceparent"));
    }

    Document toDocument() {
        var entry = new Document("seq", sequence)
                .append("topic", topic.topicName())
                .append("at", Date.from(at))
                .append("correlation", correlation);
        if (payload != null) entry.append("type", type).append("payload", payload);
        if (traceparent != null) entry.append("traceparent", traceparent);
        return entry;
    }
}
