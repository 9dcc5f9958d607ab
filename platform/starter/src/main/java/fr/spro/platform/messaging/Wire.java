package fr.spro.platform.messaging;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// How facts look on Kafka: JSON in the value, CloudEvents 1.0 in the headers (binary mode, as text).
final class Wire {

    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String SPEC_VERSION = "ce_specversion";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String SEQUENCE = "ce_sequence";
    static final String CORRELATION = "ce_correlationid";
    static final String DATA_SCHEMA = "ce_dataschema";
    static final String CONTENT_TYPE = "content-type";
    static final String TRACEPARENT = "traceparent";

    /// The type of a record that says nothing; see `Rolling`.
    static final String ROLL = "Roll";

    static final List<String> REQUIRED = List.of(ID, SOURCE, TYPE, SUBJECT, SEQUENCE);

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Wire() {}

    /// Where the schema of a type stands, both on the class path and, as a relative reference, in `ce_dataschema`.
    static String schema(String topicName, String type) {
        return "contracts/schemas/%s/%s.json".formatted(topicName, type);
    }
}
