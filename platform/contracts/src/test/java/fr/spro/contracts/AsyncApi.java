package fr.spro.contracts;

import static fr.spro.contracts.Json.MAPPER;

import fr.spro.contracts.Samples.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Makes the AsyncAPI document from the one table of topics: what goes over Kafka, who tells it and who hears it.
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
            operations.set(topic.writer().shortName() + "-tells-" + id(topic), telling(topic));
            for (var reader : readers(topic)) {
                operations.set(reader.shortName() + "-hears-" + id(topic), hearing(topic, reader));
            }
            for (var fact : topic.facts()) {
                messages.set(fact.getSimpleName(), message(topic, fact));
            }
        }
        return document;
    }

    private static ObjectNode info() {
        var info = MAPPER.createObjectNode();
        info.put("title", "Facts of the regional days");
        info.put("version", "1.0.0");
        info.put("description", """
            What the four services tell each other on Kafka. A record is a CloudEvent 1.0 in binary mode: the fact \
            is JSON in the value, its envelope is text in the headers, its key is the id of the aggregate, on compacted topics with its kind.

            Facts of one aggregate come in order, at least once: a reader recognises by `ce_id` what it had. \
            Fields are only ever added, and a reader passes over those that it does not know. It skips and counts \
            types that it does not know. What has no type, cannot be decoded or is not valid against its schema \
            goes to the reader's dead-letter topic with the reason.\
            """);
        info.putObject("license").put("name", "EUPL-1.2").put("url", "https://eupl.eu/1.2/en/");
        return info;
    }

    private static ObjectNode channel(Topic topic) {
        var channel = MAPPER.createObjectNode();
        channel.put("address", topic.topicName());
        channel.put("description", Sentences.about(topic.events()));
        var messages = channel.putObject("messages");
        for (var fact : topic.facts()) {
            messages.set(fact.getSimpleName(), reference("#/components/messages/" + fact.getSimpleName()));
        }
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.topicName());
        kafka.put("partitions", Topic.PARTITIONS);
        kafka.set("topicConfiguration", configuration(topic.settings()));
        kafka.put("bindingVersion", KAFKA_BINDING);
        channel.put("x-key", topic.key());
        channel.put("x-compacted", topic.compacted());
        channel.put("x-personal-data", topic.personal());
        return channel;
    }

    private static ObjectNode telling(Topic topic) {
        var operation = MAPPER.createObjectNode();
        operation.put("action", "send");
        operation.set("channel", reference("#/channels/" + id(topic)));
        operation.put("summary", "%s tells".formatted(topic.writer().serviceName()));
        return operation;
    }

    private static ObjectNode hearing(Topic topic, Service reader) {
        var operation = MAPPER.createObjectNode();
        operation.put("action", "receive");
        operation.set("channel", reference("#/channels/" + id(topic)));
        operation.put("summary", "%s hears".formatted(reader.serviceName()));
        var kafka = operation.putObject("bindings").putObject("kafka");
        kafka.putObject("groupId").put("type", "string").put("const", reader.serviceName());
        kafka.put("bindingVersion", KAFKA_BINDING);
        var deadLetters = operation.putObject("x-dead-letters");
        deadLetters.put("address", topic.deadLetters(reader));
        deadLetters.set("topicConfiguration", configuration(Topic.deadLetterSettings()));
        return operation;
    }

    private static ObjectNode message(Topic topic, Class<?> fact) {
        var type = fact.getSimpleName();
        var tombstone = topic.tombstone().filter(fact::equals).isPresent();
        var message = MAPPER.createObjectNode();
        message.put("name", type);
        message.put("summary", Sentences.about(fact));
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
            for (var sample : samples(topic, fact)) {
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
        text(headers, "ce_id", "The same however often the fact comes.");
        text(headers, "ce_source", "`/` and the name of the service that tells.");
        text(headers, "ce_type", "Simple name of the record, also `type` in the value; `Tombstone` without a value.");
        text(headers, "ce_subject", "The key of the record: id of the aggregate, on compacted topics with its kind.");
        text(headers, "ce_time", "When it happened.").put("format", "date-time");
        text(headers, "ce_sequence", "Grows with each fact of the aggregate, with gaps.")
                .put("pattern", "^[0-9]+$");
        text(headers, "ce_correlationid", "Id of the request from which everything followed.");
        text(headers, "ce_dataschema", "Where the schema stands on the class path of the contracts.");
        text(headers, "content-type", "What the value is.");
        text(headers, "traceparent", "W3C trace context, when the work is traced.");
        var required = schema.putArray("required");
        ALWAYS_THERE.forEach(required::add);
        return schema;
    }

    private static ObjectNode text(ObjectNode headers, String name, String description) {
        return headers.putObject(name).put("type", "string").put("description", description);
    }

    /// Kafka's settings as the binding wants them: policies as a list, times as numbers.
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

    private static List<Sample> samples(Topic topic, Class<?> fact) {
        return Samples.of(topic).stream()
                .filter(sample -> sample.fact() == fact)
                .toList();
    }

    private static String id(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode reference(String to) {
        return MAPPER.createObjectNode().put("$ref", to);
    }
}
