package fr.spro.platform.messaging.inbox;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The schemas of one topic from the contracts.
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Topic topic;
    private final Map<String, Schema> byType = new ConcurrentHashMap<>();

    public Schemas(Topic topic) {
        this.topic = topic;
    }

    /// The types that have a schema; `Unknown` represents all others.
    static Set<String> types(Topic topic) {
        return topic.eventTypes().stream()
                .map(Class::getSimpleName)
                .filter(type -> resource(topic, type) != null)
                .collect(Collectors.toSet());
    }

    /// @throws Unreadable with the paths of invalid values, never the values
    public void check(String type, JsonNode json) {
        var errors = byType.computeIfAbsent(type, this::load).validate(json);
        if (errors.isEmpty()) return;
        var places = errors.stream().map(Schemas::place).distinct().collect(Collectors.joining(", "));
        throw new Unreadable("not valid as %s: %s".formatted(type, places));
    }

    private static String place(Error error) {
        var property = error.getProperty() == null ? "" : " " + error.getProperty();
        return "%s (%s%s)".formatted(error.getInstanceLocation(), error.getKeyword(), property);
    }

    private Schema load(String type) {
        try (var schema = Objects.requireNonNull(resource(topic, type)).openStream()) {
            return REGISTRY.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable URL resource(Topic topic, String type) {
        return Topic.class.getClassLoader().getResource(CloudEventHeaders.schema(topic.topicName(), type));
    }
}
