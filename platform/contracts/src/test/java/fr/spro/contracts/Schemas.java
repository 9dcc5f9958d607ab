package fr.spro.contracts;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Generates the JSON Schema of an event from its record: components are required unless `@Nullable`, and
/// unknown fields are allowed.
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static ObjectNode of(Class<?> eventType) {
        var generated = GENERATOR.generateSchema(eventType);

        var schema = Json.MAPPER.createObjectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("title", eventType.getSimpleName());
        schema.put("description", Sentences.about(eventType));
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("type").put("const", eventType.getSimpleName());
        properties.setAll((ObjectNode) generated.get("properties"));
        schema.putArray("required").add("type").addAll(generated.withArray("required"));
        if (generated.has("$defs")) {
            schema.set("$defs", generated.get("$defs"));
        }
        return schema;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES);
        config.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, _) -> type.getErasedType() == EntityRef.class ? text() : null);
        config.forFields().withRequiredCheck(field -> !isNullable(field)).withNullableCheck(Schemas::isNullable);
        return new SchemaGenerator(config.build());
    }

    /// An `EntityRef` is serialised as a string.
    private static CustomDefinition text() {
        var kinds =
                Arrays.stream(EntityRef.Kind.values()).map(EntityRef.Kind::text).collect(Collectors.joining("|"));
        var schema = Json.MAPPER.createObjectNode().put("type", "string").put("pattern", "^(%s):.+$".formatted(kinds));
        return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
