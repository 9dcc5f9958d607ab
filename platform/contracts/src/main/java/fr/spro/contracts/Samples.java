package fr.spro.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The approved example of each event, the same for the tests of every producer and consumer.
public final class Samples {

    private Samples() {}

    /// The value of one Kafka record, as text.
    public record Sample(Topic topic, Class<?> eventType, String name, String json) {

        @Override
        public String toString() {
            return topic.topicName() + "/" + name;
        }
    }

    /// Every sample of every topic.
    public static List<Sample> all() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> of(topic).stream())
                .toList();
    }

    /// For each event of the topic a full example and, where components are optional, a minimal one.
    public static List<Sample> of(Topic topic) {
        return topic.eventTypes().stream()
                .flatMap(eventType -> of(topic, eventType))
                .toList();
    }

    private static Stream<Sample> of(Topic topic, Class<?> eventType) {
        return Stream.of(eventType.getSimpleName(), eventType.getSimpleName() + ".minimal")
                .flatMap(name -> sample(topic, eventType, name));
    }

    private static Stream<Sample> sample(Topic topic, Class<?> eventType, String name) {
        var path = "/contracts/samples/%s/%s.json".formatted(topic.topicName(), name);
        try (var file = Samples.class.getResourceAsStream(path)) {
            if (file == null) return Stream.empty();
            return Stream.of(
                    new Sample(topic, eventType, name, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
