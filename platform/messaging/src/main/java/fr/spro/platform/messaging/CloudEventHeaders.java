package fr.spro.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/// The format of events on Kafka: JSON in the value, CloudEvents 1.0 in the headers (binary mode, as text).
public final class CloudEventHeaders {

    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SEQUENCE = "ce_sequence";
    public static final String CORRELATION = "ce_correlationid";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    /// The type of a no-op record; see `CompactionHeartbeat`.
    public static final String HEARTBEAT = "Heartbeat";

    public static final List<String> REQUIRED = List.of(ID, SOURCE, TYPE, SUBJECT, SEQUENCE);

    public static final JsonMapper JSON = JsonMapper.builder().build();

    private CloudEventHeaders() {}

    /// The text of a header; empty if it is missing or has no value.
    public static Optional<String> find(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8));
    }

    /// The location of a type's schema on the class path, also the relative reference in `ce_dataschema`.
    public static String schema(String topicName, String type) {
        return "contracts/schemas/%s/%s.json".formatted(topicName, type);
    }
}
