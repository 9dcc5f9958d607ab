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
        {'title': 'Told', 'type': 'object',
         'properties': {'type': {'const': 'Told'},
           'id': {'type': 'string'}, 'version': {'type': 'integer', 'format': 'int64'},
           'toldAt': {'type': 'string', 'format': 'date-time'},
           'reason': {'type': 'string', 'enum': ['LATE', 'FULL']},
           'rank': {'type': ['integer', 'null'], 'format': 'int32'},
           'place': {'anyOf': [{'type': 'null'}, {'$ref': '#/$defs/Place'}]},
           'places': {'type': 'array', 'items': {'$ref': '#/$defs/Place'}}},
         'required': ['type', 'id', 'version', 'toldAt', 'reason', 'places'],
         '$defs': {'Place': {'type': 'object', 'properties': {'room': {'type': 'string'}}, 'required': []}}}
        """;

    @BeforeAll
    static void approve_when_asked() throws IOException {
        var version = System.getProperty("contracts.approve");
        if (version == null) return;
        for (var topic : Topic.values()) {
            var folder = APPROVED.resolve(version).resolve(topic.topicName());
            Files.createDirectories(folder);
            for (var fact : topic.facts()) {
                var file = folder.resolve(fact.getSimpleName() + ".json");
                Files.writeString(file, Json.pretty(Schemas.of(fact)));
            }
        }
    }

    @Test
    void readers_and_writers_of_every_released_version_can_live_with_the_present_schemas() throws IOException {
        try (var files = Files.walk(APPROVED)) {
            var approved = files.filter(Files::isRegularFile).sorted().toList();

            assertThat(approved).isNotEmpty();
            assertThat(approved).flatMap(CompatibilityTests::breaksSince).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("additions")
    void an_addition_that_may_be_absent_breaks_nobody(Change addition) {
        assertThat(addition.breaks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void what_an_older_reader_or_writer_could_not_live_with_is_found(Change change, String broken) {
        assertThat(change.breaks()).isNotEmpty().allMatch(found -> found.contains(broken));
    }

    @Test
    void a_fact_that_is_told_no_more_or_has_a_new_name_is_found() {
        var renamed = APPROVED.resolve("1.0.0/registration.days/DayAnnounced.json");

        assertThat(breaksSince(renamed)).containsExactly("registration.days/DayAnnounced.json: is told no more");
    }

    private static Stream<Change> additions() {
        return Stream.of(
                new Change("'title': 'Told'", "'title': 'Told', 'description': 'In other words'"),
                new Change("'properties': {'type'", "'properties': {'hint': {'type': 'string'}, 'type'"),
                new Change("{'room':", "{'floor': {'type': ['integer', 'null']}, 'room':"));
    }

    private static Stream<Arguments> breakingChanges() {
        return Stream.of(
                arguments(new Change("'id': {'type': 'string'}, ", ""), "Told.id: is gone"),
                arguments(new Change("'room': {'type': 'string'}", ""), "room: is gone"),
                arguments(
                        new Change("{'type': {'const'", "{'mood': {'type': 'string'}, 'type': {'const'")
                                .and("'required': ['type'", "'required': ['mood', 'type'"),
                        "Told.mood: is new and required"),
                arguments(new Change("'id': {'type': 'string'}", "'id': {'type': 'integer'}"), "Told.id: type was"),
                arguments(new Change("'int64'", "'int32'"), "Told.version: format was"),
                arguments(new Change("'format': 'date-time'", "'format': 'date'"), "Told.toldAt: format was"),
                arguments(new Change("{'const': 'Told'}", "{'const': 'Said'}"), "Told.type: const was"),
                arguments(new Change("'enum': ['LATE', 'FULL']", "'enum': ['LATE']"), "Told.reason: FULL is gone"),
                arguments(new Change("'FULL']", "'FULL', 'LOST']"), "Told.reason: LOST is new"),
                arguments(
                        new Change("['integer', 'null']", "'integer'").and("['type', 'id'", "['type', 'rank', 'id'"),
                        "Told.rank: is required now"),
                arguments(new Change("['type', 'id'", "['type'"), "Told.id: may be absent now"),
                arguments(
                        new Change("'toldAt': {'type': 'string'", "'toldAt': {'type': ['string', 'null']"),
                        "Told.toldAt: may be absent now"),
                arguments(
                        new Change("'type': 'array', 'items': {'$ref': '#/$defs/Place'}", "'$ref': '#/$defs/Place'"),
                        "Told.places: type was"),
                arguments(
                        new Change("'format': 'int64'", "'format': 'int64', 'minimum': 1"),
                        "Told.version: the keyword"));
    }

    private static List<String> breaksSince(Path approved) {
        var topic = approved.getParent().getFileName();
        var type = approved.getFileName();
        return Arrays.stream(Topic.values())
                .filter(candidate -> candidate.topicName().equals(topic.toString()))
                .flatMap(candidate -> candidate.facts().stream())
                .filter(fact -> type.toString().equals(fact.getSimpleName() + ".json"))
                .findFirst()
                .map(fact -> Compatibility.breaks(Json.read(approved), Schemas.of(fact)))
                .orElse(List.of("%s/%s: is told no more".formatted(topic, type)));
    }

    /// A change of one place of the fact above.
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
