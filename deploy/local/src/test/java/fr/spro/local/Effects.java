package fr.spro.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.TopicRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What the services did for the visitors of a day: mails, records and dead letters.
final class Effects {

    private Effects() {}

    /// Failed requests, accepted registrations without exactly one mail, and dead letters.
    static List<String> faults(Visitors visitors) {
        var faults = new ArrayList<>(visitors.failures());
        withoutOneMail(visitors.accepted()).forEach(address -> faults.add("not one mail to " + address));
        deadLetters().forEach(topic -> faults.add("dead letter on " + topic));
        return faults;
    }

    /// Copies after an unknown outcome have the same `Message-ID`.
    static List<String> withoutOneMail(List<String> addresses) {
        return addresses.stream()
                .filter(address -> Infrastructure.mail().to(address).stream()
                                .map(mail -> mail.header("Message-ID"))
                                .distinct()
                                .count()
                        != 1)
                .toList();
    }

    private static Stream<String> deadLetters() {
        return Stream.of(Service.REGISTRATION, Service.NOTIFICATION)
                .flatMap(service -> Arrays.stream(Topic.values())
                        .filter(topic -> topic.readers().contains(service))
                        .map(topic -> topic.deadLetters(service)))
                .filter(topic -> values(topic).findAny().isPresent());
    }

    /// The number of records of the topic that contain both texts.
    static long records(Topic topic, String one, String other) {
        return values(topic.topicName())
                .filter(value -> value.contains(one) && value.contains(other))
                .count();
    }

    private static Stream<String> values(String topic) {
        return TopicRecords.all(Infrastructure.brokers(), topic, new StringDeserializer()).stream()
                .map(record -> record.value())
                .filter(Objects::nonNull)
                .map(value -> new String(value, UTF_8));
    }
}
