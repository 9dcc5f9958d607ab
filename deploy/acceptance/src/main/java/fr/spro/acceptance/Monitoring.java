package fr.spro.acceptance;

import fr.spro.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The operators' view: outboxes, lag and dead letters.
final class Monitoring {

    private static final List<Integer> MANAGEMENT_PORTS = List.of(9081, 9082, 9083, 9084);

    private final HttpClient http = HttpClient.newHttpClient();

    /// The number of aggregates of all services with unpublished events.
    int pending() {
        return MANAGEMENT_PORTS.stream()
                .flatMap(port -> metrics(port).lines())
                .filter(line -> line.startsWith("spro_outbox_pending"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// The number of records that the services have not handled yet.
    long lag() {
        try (var admin = admin()) {
            var lag = 0L;
            for (var topic : Topic.values()) {
                var ends = ends(admin, List.of(topic.topicName()));
                for (var reader : topic.readers()) lag += lag(admin, topic.group(reader), ends);
            }
            return lag;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lag(Admin admin, String group, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        var read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    var offset = read.get(end.getKey());
                    return end.getValue() - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    long deadLetters() {
        try (var admin = admin()) {
            var topics = new ArrayList<String>();
            for (var topic : Topic.values()) topic.readers().forEach(reader -> topics.add(topic.deadLetters(reader)));
            return ends(admin, topics).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<String> topics)
            throws InterruptedException, ExecutionException {
        var latest = topics.stream()
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:9092"));
    }

    private String metrics(int port) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port)))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
