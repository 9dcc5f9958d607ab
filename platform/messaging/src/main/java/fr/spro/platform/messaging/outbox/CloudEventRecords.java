package fr.spro.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Writes an outbox entry as a Kafka record: JSON as value, CloudEvents attributes as headers.
///
/// The id of an event is `collection/id/number`, such as `registration/r-1/3`: the aggregate and the event's number
/// there. That of a published state ends in `/state`, for a state that is published again may have an event's number.
public final class CloudEventRecords {

    /// The type of a record without value.
    public static final String TOMBSTONE = "Tombstone";

    private final Service service;
    private final String collection;

    public CloudEventRecords(Service service, String collection) {
        this.service = service;
        this.collection = collection;
    }

    public ProducerRecord<String, byte @Nullable []> event(String id, OutboxEntry entry) {
        return record(
                id,
                id(id, entry),
                entry,
                String.valueOf(entry.type()),
                String.valueOf(entry.payload()).getBytes(UTF_8));
    }

    public ProducerRecord<String, byte @Nullable []> state(EntityRef ref, OutboxEntry entry, Optional<?> state) {
        var key = ref.toString();
        var id = id(ref.id(), entry) + "/state";
        if (state.isEmpty()) return record(key, id, entry, TOMBSTONE, null);
        var value = CloudEventHeaders.JSON.writerFor(entry.topic().events()).writeValueAsBytes(state.get());
        return record(key, id, entry, state.get().getClass().getSimpleName(), value);
    }

    /// A no-op record for one partition. Consumers skip it by the name of its type; it has a value and an
    /// unused key.
    static ProducerRecord<String, byte @Nullable []> heartbeat(Topic topic, int partition, Instant now) {
        var key = "heartbeat-" + partition;
        var value = "{\"type\":\"%s\"}".formatted(CloudEventHeaders.HEARTBEAT).getBytes(UTF_8);
        var record = new ProducerRecord<String, byte @Nullable []>(topic.topicName(), partition, key, value);
        add(record, CloudEventHeaders.SPEC_VERSION, "1.0");
        add(record, CloudEventHeaders.ID, "heartbeat/%d/%d".formatted(partition, now.toEpochMilli()));
        add(record, CloudEventHeaders.SOURCE, "/" + topic.writer().serviceName());
        add(record, CloudEventHeaders.TYPE, CloudEventHeaders.HEARTBEAT);
        add(record, CloudEventHeaders.SUBJECT, key);
        add(record, CloudEventHeaders.TIME, now.toString());
        add(record, CloudEventHeaders.SEQUENCE, "0");
        add(record, CloudEventHeaders.CONTENT_TYPE, "application/json");
        return record;
    }

    private String id(String aggregate, OutboxEntry entry) {
        return "%s/%s/%d".formatted(collection, aggregate, entry.sequence());
    }

    private ProducerRecord<String, byte @Nullable []> record(
            String key, String id, OutboxEntry entry, String type, byte @Nullable [] value) {
        var topicName = entry.topic().topicName();
        var record = new ProducerRecord<String, byte @Nullable []>(topicName, key, value);
        add(record, CloudEventHeaders.SPEC_VERSION, "1.0");
        add(record, CloudEventHeaders.ID, id);
        add(record, CloudEventHeaders.SOURCE, "/" + service.serviceName());
        add(record, CloudEventHeaders.TYPE, type);
        add(record, CloudEventHeaders.SUBJECT, key);
        add(record, CloudEventHeaders.TIME, entry.at().toString());
        add(record, CloudEventHeaders.SEQUENCE, String.valueOf(entry.sequence()));
        add(record, CloudEventHeaders.CORRELATION, entry.correlation());
        if (value != null) {
            add(record, CloudEventHeaders.DATA_SCHEMA, CloudEventHeaders.schema(topicName, type));
            add(record, CloudEventHeaders.CONTENT_TYPE, "application/json");
        }
        if (entry.traceparent() != null) add(record, CloudEventHeaders.TRACEPARENT, entry.traceparent());
        return record;
    }

    private static void add(ProducerRecord<?, ?> record, String header, String value) {
        record.headers().add(header, value.getBytes(UTF_8));
    }
}
