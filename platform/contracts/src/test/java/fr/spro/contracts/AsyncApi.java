package fr.spro.contracts;

import static fr.spro.contracts.Json.MAPPER;

import fr.spro.contracts.Samples.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Generates the AsyncAPI document from the table of topics: messages, producers and consumers.
final class AsyncApi {

    private static final String KAFKA_BINDING = "0.5.0";
    private static final List<String> ALWAYS_THERE = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_sequence",
            "ce_correlationid");

    private AsyncApi() {}

    static ObjectNode document() {
        var document = MAPPER.createObjectNode().put("asyncapi", "3.0.0");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        components.putObject("schemas").set("CloudEvent", cloudEvent());
        for (var topic : Topic.values()) {
            channels.set(id(topic), channel(topic));
            operations.set(topic.writer().shortName() + "-publishes-" + id(topic), publishing(topic));
            for (var reader : readers(topic)) {
                operations.set(reader.shortName() + "-consumes-" + id(topic), consuming(topic, reader));
            }
            for (var eventType : topic.eventTypes()) {
                messages.set(eventType.getSimpleName(), message(topic, eventType));
            }
        }
        return document;
    }

    private static ObjectNode info() {
        var info = MAPPER.createObjectNode();
        info.put("title", "Events of the regional days");
        info.put("version", "1.0.0");
        info.put("description", """
            The events that the four services publish on Kafka. A record is a CloudEvent 1.0 in binary mode: the event \
            is JSON in the value, its attributes are text headers, its key is the id of the aggregate, on compacted topics with its kind.

            Events of one aggregate are delivered in order and at least once; consumers detect duplicates by `ce_id`. \
            Fields are only added; consumers ignore unknown fields, and skip and count \
            unknown types, to which the version that knows them goes back. A record that has no type, cannot be decoded or is invalid against its schema \
            goes to the consumer's dead-letter topic with the reason.\
            """);
        info.putObject("license").put("name", "EUPL-1.2").put("url", "https://eupl.eu/1.2/en/");
        return info;
    }

    private static ObjectNode channel(Topic topic) {
        var channel = MAPPER.createObjectNode();
        channel.put("address", topic.topicName());
        channel.put("description", Sentences.about(topic.events()));
        var messages = channel.putObject("messages");
        for (var eventType : topic.eventTypes()) {
            messages.set(eventType.getSimpleName(), reference("#/components/messages/" + eventType.getSimpleName()));
        }
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.topicName());
        kafka.put("partitions", Topic.PARTITIONS);
        kafka.put("replicas", Replication.THREE_BROKERS.replicas());
        kafka.set("topicConfiguration", configuration(topic.settings(Replication.THREE_BROKERS)));
        kafka.put("bindingVersion", KAFKA_BINDING);
        channel.put("x-key", topic.key());
        channel.put("x-compacted", topic.compacted());
        channel.put("x-personal-data", topic.personal());
        return channel;
    }

    private static ObjectNode publishing(Topic topic) {
        var operation = MAPPER.createObjectNode();
        operation.put("action", "send");
        operation.set("channel", reference("#/channels/" + id(topic)));
        operation.put("summary", "%s publishes".formatted(topic.writer().serviceName()));
        return operation;
    }

    private static ObjectNode consuming(Topic topic, Service reader) {
        var operation = MAPPER.createObjectNode();
        operation.put("action", "receive");
        operation.set("channel", reference("#/channels/" + id(topic)));
        operation.put("summary", "%s consumes".formatted(reader.serviceName()));
        var kafka = operation.putObject("bindings").putObject("kafka");
        kafka.putObject("groupId").put("type", "string").put("const", topic.group(reader));
        kafka.put("bindingVersion", KAFKA_BINDING);
        var deadLetters = operation.putObject("x-dead-letters");
        deadLetters.put("address", topic.deadLetters(reader));
        deadLetters.set("topicConfiguration", configuration(Topic.deadLetterSettings(Replication.THREE_BROKERS)));
        return operation;
    }

    private static ObjectNode message(Topic topic, Class<?> eventType) {
        var type = eventType.getSimpleName();
        var tombstone = topic.tombstone().filter(eventType::equals).isPresent();
        var message = MAPPER.createObjectNode();
        message.put("name", type);
        message.put("summary", Sentences.about(eventType));
        message.set("headers", headers(topic, type, tombstone));
        if (tombstone) {
            message.putObject("payload").put("type", "null");
        } else {
            message.set("payload", reference("schemas/%s/%s.json".formatted(topic.topicName(), type)));
        }
        message.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", topic.key());
        kafka.put("bindingVersion", KAFKA_BINDING);
        if (!tombstone) {
            var examples = message.putArray("examples");
            for (var sample : samples(topic, eventType)) {
                var example = examples.addObject().put("name", sample.name());
                example.set("payload", MAPPER.readTree(sample.json()));
            }
        }
        return message;
    }

    private static ObjectNode headers(Topic topic, String type, boolean tombstone) {
        var headers = MAPPER.createObjectNode();
        var parts = headers.putArray("allOf");
        parts.add(reference("#/components/schemas/CloudEvent"));
        var own = parts.addObject();
        var properties = own.putObject("properties");
        properties.putObject("ce_source").put("const", "/" + topic.writer().serviceName());
        properties.putObject("ce_type").put("const", tombstone ? "Tombstone" : type);
        if (!tombstone) {
            properties
                    .putObject("ce_dataschema")
                    .put("const", "contracts/schemas/%s/%s.json".formatted(topic.topicName(), type));
            properties.putObject("content-type").put("const", "application/json");
            own.putArray("required").add("ce_dataschema").add("content-type");
        }
        return headers;
    }

    private static ObjectNode cloudEvent() {
        var schema = MAPPER.createObjectNode().put("type", "object");
        var headers = schema.putObject("properties");
        headers.putObject("ce_specversion").put("const", "1.0");
        text(
                headers,
                "ce_id",
                "Unique id of the event, the same in each delivery: aggregate and number, such as"
                        + " `registration/r-1/3`.");
        text(headers, "ce_source", "`/` and the name of the publishing service.");
        text(headers, "ce_type", "Simple name of the record, also `type` in the value; `Tombstone` without a value.");
        text(headers, "ce_subject", "The key of the record: id of the aggregate, on compacted topics with its kind.");
        text(headers, "ce_time", "Time of the event.").put("format", "date-time");
        text(
                        headers,
                        "ce_sequence",
                        "Increases with each event of the aggregate, with gaps, also after a restore of the store.")
                .put("pattern", "^[0-9]+$");
        text(headers, "ce_correlationid", "Id of the request that caused the event.");
        text(headers, "ce_dataschema", "Class path location of the schema in the contracts.");
        text(headers, "content-type", "Media type of the value.");
        text(headers, "traceparent", "W3C trace context, if the work is traced.");
        var required = schema.putArray("required");
        ALWAYS_THERE.forEach(required::add);
        return schema;
    }

    private static ObjectNode text(ObjectNode headers, String name, String description) {
        return headers.putObject(name).put("type", "string").put("description", description);
    }

    /// The topic configuration in the form of the Kafka binding: policies as a list, durations as numbers.
    private static ObjectNode configuration(Map<String, String> settings) {
        var configuration = MAPPER.createObjectNode();
        settings.forEach((name, value) -> {
            if (name.equals("cleanup.policy")) {
                configuration.putArray(name).add(value);
            } else {
                configuration.put(name, Long.parseLong(value));
            }
        });
        return configuration;
    }

    private static List<Service> readers(Topic topic) {
        return Arrays.stream(Service.values()).filter(topic.readers()::contains).toList();
    }

    private static List<Sample> samples(Topic topic, Class<?> eventType) {
        return Samples.of(topic).stream()
                .filter(sample -> sample.eventType() == eventType)
                .toList();
    }

    private static String id(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode reference(String to) {
        return MAPPER.createObjectNode().put("$ref", to);
    }
}
