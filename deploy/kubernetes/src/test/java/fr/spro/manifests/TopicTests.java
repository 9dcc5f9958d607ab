package fr.spro.manifests;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TopicTests {

    private record Made(String name, int partitions, Map<String, String> settings) {}

    @ParameterizedTest
    @ValueSource(strings = {Rendered.BASE, Rendered.DEMO})
    void the_topics_are_those_of_the_contracts_with_dead_letters_per_reader(String folder) {
        assertThat(Rendered.of(folder).all("KafkaTopic").map(TopicTests::made))
                .containsExactlyInAnyOrderElementsOf(table());
    }

    @Test
    void every_topic_has_three_copies_of_each_record_and_one_in_the_demo() {
        assertThat(Rendered.of(Rendered.BASE).all("KafkaTopic"))
                .allSatisfy(
                        topic -> assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3));
        assertThat(Rendered.of(Rendered.DEMO).all("KafkaTopic"))
                .allSatisfy(
                        topic -> assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(1));
    }

    private static List<Made> table() {
        var table = new ArrayList<Made>();
        for (var topic : Topic.values()) {
            table.add(new Made(topic.topicName(), Topic.PARTITIONS, topic.settings()));
            for (var reader : topic.readers()) {
                table.add(new Made(topic.deadLetters(reader), Topic.PARTITIONS, Topic.deadLetterSettings()));
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
