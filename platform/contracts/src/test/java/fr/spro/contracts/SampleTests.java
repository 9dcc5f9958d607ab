package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.spro.contracts.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SampleTests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @MethodSource("eventTypes")
    void every_event_has_a_sample_and_a_minimal_one_if_components_are_optional(Class<?> eventType) {
        var names = Samples.of(topicOf(eventType)).stream()
                .filter(sample -> sample.eventType() == eventType)
                .map(Sample::name);

        var type = eventType.getSimpleName();
        var somethingMayBeAbsent = Schemas.of(eventType).toString().contains("\"null\"");
        assertThat(names).isEqualTo(somethingMayBeAbsent ? List.of(type, type + ".minimal") : List.of(type));
    }

    @Test
    void every_sample_belongs_to_an_event() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/contracts/samples"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSameSizeAs(Samples.all());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_survives_reading_and_writing(Sample sample) {
        var eventType = read(sample.topic(), sample.json());

        assertThat(eventType).isInstanceOf(sample.eventType());
        assertThat(withoutNulls(written(eventType))).isEqualTo(withoutNulls(tree(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void absent_components_are_written_as_null(Sample sample) {
        var written = written(read(sample.topic(), sample.json()));

        if (!sample.name().endsWith(".minimal")) {
            assertThat(written).isEqualTo(tree(sample));
        }
        assertThat(faults(sample.eventType(), written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_valid_against_its_schema(Sample sample) {
        assertThat(faults(sample.eventType(), tree(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_unknown_field_is_valid_and_ignored(Sample sample) {
        var newer = tree(sample);
        addAFieldEverywhere(newer);

        assertThat(faults(sample.eventType(), newer)).isEmpty();
        assertThat(read(sample.topic(), newer.toString())).isEqualTo(read(sample.topic(), sample.json()));
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_type_is_read_as_unknown(Topic topic) {
        var eventType = read(topic, """
            {"type": "SomethingNew", "id": "x-1", "happenedAt": "2027-01-01T00:00:00Z"}
            """);

        assertThat(eventType.getClass().getSimpleName()).isEqualTo("Unknown");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_without_a_required_field_is_invalid(Sample sample) {
        for (var required : Schemas.of(sample.eventType()).withArray("required")) {
            var incomplete = (ObjectNode) tree(sample);
            incomplete.remove(required.asString());

            assertThat(faults(sample.eventType(), incomplete))
                    .as("without %s", required)
                    .isNotEmpty();
        }
    }

    @Test
    void a_malformed_time_is_invalid() {
        var broken = (ObjectNode) tree(Samples.of(Topic.SURVEYS).getFirst());
        broken.put("openedAt", "yesterday");

        assertThat(faults(SurveyEvent.SurveyOpened.class, broken)).isNotEmpty();
    }

    private static Stream<Class<?>> eventTypes() {
        return Arrays.stream(Topic.values()).flatMap(topic -> topic.eventTypes().stream());
    }

    private static List<Sample> samples() {
        return Samples.all();
    }

    private static Topic topicOf(Class<?> eventType) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.eventTypes().contains(eventType))
                .findFirst()
                .orElseThrow();
    }

    private static Object read(Topic topic, String json) {
        return Json.MAPPER.readValue(json, topic.events());
    }

    private static JsonNode written(Object eventType) {
        return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(eventType));
    }

    private static JsonNode tree(Sample sample) {
        return Json.MAPPER.readTree(sample.json());
    }

    private static List<String> faults(Class<?> eventType, JsonNode value) {
        return SCHEMAS
                .getSchema(Schemas.of(eventType))
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static void addAFieldEverywhere(JsonNode node) {
        node.forEach(SampleTests::addAFieldEverywhere);
        if (node instanceof ObjectNode object) {
            object.put("onlyNewerWritersKnowIt", "anything");
        }
    }

    private static JsonNode withoutNulls(JsonNode node) {
        node.forEach(SampleTests::withoutNulls);
        if (node instanceof ObjectNode object) {
            object.removeNulls();
        }
        return node;
    }
}
