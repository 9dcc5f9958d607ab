package fr.spro.manifests;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Replication;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TopicTests {

    private record Made(String name, int partitions, Map<String, String> settings) {}

    @ParameterizedTest
    @ValueSource(strings = {Rendered.BASE, Rendered.DEMO})
    void the_topics_are_those_of_the_contracts_with_dead_letters_per_reader(String folder) {
        var replication = folder.equals(Rendered.BASE) ? Replication.THREE_BROKERS : Replication.ONE_BROKER;

        assertThat(Rendered.of(folder).all("KafkaTopic").map(TopicTests::made))
                .containsExactlyInAnyOrderElementsOf(table(replication));
    }

    @Test
    void brokers_remember_the_positions_of_consumers_as_long_as_the_contracts_say() throws IOException {
        var minutes = String.valueOf(Topic.OFFSETS_RETENTION.toMinutes());
        var compose = Compose.read(Files.readString(Path.of("..", "compose.yaml")));

        assertThat(requireNonNull(compose.services().get("kafka")).environment())
                .containsEntry("KAFKA_OFFSETS_RETENTION_MINUTES", minutes);
        assertThat(Rendered.of(Rendered.DEMO)
                        .one("Kafka", "spro")
                        .path("spec")
                        .path("kafka")
                        .path("config")
                        .path("offsets.retention.minutes")
                        .asString())
                .isEqualTo(minutes);
        assertThat(Files.readString(Path.of("README.md"))).contains("`offsets.retention.minutes: " + minutes + "`");
    }

    @Test
    void the_guide_grants_each_service_the_topics_that_it_reads_and_no_others() throws IOException {
        var guide = Files.readAllLines(Path.of("README.md"));
        var begin = guide.indexOf("| user | reads, besides its own topics |");
        var rights = guide.subList(begin + 2, begin + 2 + Service.values().length);

        assertThat(rights)
                .containsExactlyElementsOf(
                        Stream.of(Service.values()).map(TopicTests::right).toList());
        assertThat(rights)
                .filteredOn(right -> right.contains(Topic.CONTACTS.topicName()))
                .hasSize(1);
        assertThat(String.join(" ", guide)).doesNotContain("reads all topics");
    }

    @Test
    void each_user_of_kafka_may_do_with_topics_and_groups_what_its_service_does_and_no_more() throws IOException {
        try (var documents = Rendered.YAML
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(Path.of("kafka-users.yaml")))) {
            var users = documents.readAll().stream().collect(toMap(Rendered::name, TopicTests::rights));

            assertThat(users).hasSize(Service.values().length + 1).containsKey("spro-operator");
            for (var service : Service.values()) {
                assertThat(users.get(service.name().toLowerCase(Locale.ROOT)))
                        .as(service.name())
                        .containsExactlyInAnyOrderElementsOf(rights(service));
            }
            assertThat(users.get("spro-operator")).noneMatch(right -> right.contains("Write"));
        }
    }

    private static List<String> rights(JsonNode user) {
        return user.at("/spec/authorization/acls")
                .valueStream()
                .map(acl -> "%s %s %s %s"
                        .formatted(
                                acl.at("/resource/type").asString(),
                                acl.at("/resource/patternType").asString(),
                                acl.at("/resource/name").asString(),
                                acl.path("operations")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }

    private static List<String> rights(Service service) {
        var name = service.name().toLowerCase(Locale.ROOT);
        var rights = new ArrayList<>(List.of(
                "topic prefix %s. [Describe, Read, Write]".formatted(name),
                "group prefix %s-service [Describe, Read]".formatted(name)));
        for (var topic : Topic.values()) {
            if (!topic.readers().contains(service)) continue;
            rights.add("topic literal %s [Describe, Read]".formatted(topic.topicName()));
            rights.add("topic literal %s [Describe, Write]".formatted(topic.deadLetters(service)));
        }
        return rights;
    }

    private static String right(Service user) {
        return Stream.of(Topic.values())
                .filter(topic -> topic.readers().contains(user))
                .map(topic -> "`" + topic.topicName() + "`")
                .collect(joining(", ", "| `%s` | ".formatted(user.name().toLowerCase(Locale.ROOT)), " |"));
    }

    @Test
    void every_topic_has_the_copies_of_the_contracts() {
        assertThat(copies(Rendered.BASE)).containsOnly(Replication.THREE_BROKERS.replicas());
        assertThat(copies(Rendered.DEMO)).containsOnly(Replication.ONE_BROKER.replicas());
    }

    private static Stream<Integer> copies(String folder) {
        return Rendered.of(folder)
                .all("KafkaTopic")
                .map(topic -> topic.at("/spec/replicas").asInt());
    }

    private static List<Made> table(Replication replication) {
        var table = new ArrayList<Made>();
        for (var topic : Topic.values()) {
            table.add(new Made(topic.topicName(), Topic.PARTITIONS, topic.settings(replication)));
            for (var reader : topic.readers()) {
                table.add(new Made(topic.deadLetters(reader), Topic.PARTITIONS, Topic.deadLetterSettings(replication)));
            }
        }
        return table;
    }

    private static Made made(JsonNode topic) {
        var settings = topic.at("/spec/config").properties().stream()
                .collect(toMap(Map.Entry::getKey, setting -> setting.getValue().asString()));
        return new Made(Rendered.name(topic), topic.at("/spec/partitions").asInt(), settings);
    }
}
