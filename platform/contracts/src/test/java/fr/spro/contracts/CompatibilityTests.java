package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CompatibilityTests {

    private static final Path APPROVED = Path.of("src/test/resources/approved");

    private static final String FACT = """
        {'title': 'Placed', 'type': 'object',
         'properties': {'type': {'const': 'Placed'},
           'id': {'type': 'string'}, 'version': {'type': 'integer', 'format': 'int64'},
           'placedAt': {'type': 'string', 'format': 'date-time'},
           'reason': {'type': 'string', 'enum': ['LATE', 'FULL']},
           'rank': {'type': ['integer', 'null'], 'format': 'int32'},
           'place': {'anyOf': [{'type': 'null'}, {'$ref': '#/$defs/Place'}]},
           'places': {'type': 'array', 'items': {'$ref': '#/$defs/Place'}}},
         'required': ['type', 'id', 'version', 'placedAt', 'reason', 'places'],
         '$defs': {'Place': {'type': 'object', 'properties': {'room': {'type': 'string'}}, 'required': []}}}
        """;

    @BeforeAll
    static void approve_the_schemas_if_requested() throws IOException {
        var version = System.getProperty("contracts.approve");
        if (version == null) return;
        for (var topic : Topic.values()) {
            var folder = APPROVED.resolve(version).resolve(topic.topicName());
            Files.createDirectories(folder);
            for (var eventType : topic.eventTypes()) {
                var file = folder.resolve(eventType.getSimpleName() + ".json");
                Files.writeString(file, Json.pretty(Schemas.of(eventType)));
            }
        }
    }

    @Test
    void the_schemas_are_compatible_with_every_released_version() throws IOException {
        try (var files = Files.walk(APPROVED)) {
            var approved = files.filter(Files::isRegularFile).sorted().toList();

            assertThat(approved).isNotEmpty();
            assertThat(approved).flatMap(CompatibilityTests::breaksSince).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("additions")
    void accepts_an_optional_addition(Change addition) {
        assertThat(addition.breaks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void finds_a_breaking_change(Change change, String broken) {
        assertThat(change.breaks()).isNotEmpty().allMatch(found -> found.contains(broken));
    }

    @Test
    void finds_a_removed_or_renamed_event() {
        var renamed = APPROVED.resolve("1.0.0/registration.days/DayAnnounced.json");

        assertThat(breaksSince(renamed)).containsExactly("registration.days/DayAnnounced.json: was removed");
    }

    private static Stream<Change> additions() {
        return Stream.of(
                new Change("'title': 'Placed'", "'title': 'Placed', 'description': 'In other words'"),
                new Change("'properties': {'type'", "'properties': {'hint': {'type': 'string'}, 'type'"),
                new Change("{'room':", "{'floor': {'type': ['integer', 'null']}, 'room':"));
    }

    private static Stream<Arguments> breakingChanges() {
        return Stream.of(
                arguments(new Change("'id': {'type': 'string'}, ", ""), "Placed.id: was removed"),
                arguments(new Change("'room': {'type': 'string'}", ""), "room: was removed"),
                arguments(
                        new Change("{'type': {'const'", "{'mood': {'type': 'string'}, 'type': {'const'")
                                .and("'required': ['type'", "'required': ['mood', 'type'"),
                        "Placed.mood: is new and required"),
                arguments(new Change("'id': {'type': 'string'}", "'id': {'type': 'integer'}"), "Placed.id: type was"),
                arguments(new Change("'int64'", "'int32'"), "Placed.version: format was"),
                arguments(new Change("'format': 'date-time'", "'format': 'date'"), "Placed.placedAt: format was"),
                arguments(new Change("{'const': 'Placed'}", "{'const': 'Moved'}"), "Placed.type: const was"),
                arguments(
                        new Change("'enum': ['LATE', 'FULL']", "'enum': ['LATE']"), "Placed.reason: FULL was removed"),
                arguments(new Change("'FULL']", "'FULL', 'LOST']"), "Placed.reason: LOST is new"),
                arguments(
                        new Change("['integer', 'null']", "'integer'").and("['type', 'id'", "['type', 'rank', 'id'"),
                        "Placed.rank: is required now"),
                arguments(new Change("['type', 'id'", "['type'"), "Placed.id: is optional now"),
                arguments(
                        new Change("'placedAt': {'type': 'string'", "'placedAt': {'type': ['string', 'null']"),
                        "Placed.placedAt: is optional now"),
                arguments(
                        new Change("'type': 'array', 'items': {'$ref': '#/$defs/Place'}", "'$ref': '#/$defs/Place'"),
                        "Placed.places: type was"),
                arguments(
                        new Change("'format': 'int64'", "'format': 'int64', 'minimum': 1"),
                        "Placed.version: the keyword"));
    }

    private static List<String> breaksSince(Path approved) {
        var topic = approved.getParent().getFileName();
        var type = approved.getFileName();
        return Arrays.stream(Topic.values())
                .filter(candidate -> candidate.topicName().equals(topic.toString()))
                .flatMap(candidate -> candidate.eventTypes().stream())
                .filter(eventType -> type.toString().equals(eventType.getSimpleName() + ".json"))
                .findFirst()
                .map(eventType -> Compatibility.breaks(Json.read(approved), Schemas.of(eventType)))
                .orElse(List.of("%s/%s: was removed".formatted(topic, type)));
    }

    /// A text replacement in the schema above.
    private record Change(String before, String now, String changed) {

        Change(String before, String now) {
            this(before, now, replaced(FACT, before, now));
        }

        Change and(String alsoBefore, String alsoNow) {
            return new Change(before, now, replaced(changed, alsoBefore, alsoNow));
        }

        List<String> breaks() {
            return Compatibility.breaks(tree(FACT), tree(changed));
        }

        private static String replaced(String text, String before, String now) {
            assertThat(text).contains(before);
            return text.replace(before, now);
        }

        private static JsonNode tree(String text) {
            return Json.MAPPER.readTree(text.replace('\'', '"'));
        }

        @Override
        public String toString() {
            return "%s becomes %s".formatted(before, now);
        }
    }
}
