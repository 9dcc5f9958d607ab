package fr.spro.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The backlog of the suite: unpublished events in outboxes, and unhandled records.
final class Backlog implements AutoCloseable {

    private static final Map<String, List<String>> OUTBOXES = Map.of(
            "registration", List.of("registration", "regionalDay"),
            "notification", List.of("notification"),
            "survey", List.of("invitation"),
            "branding", List.of("dispatch"));

    private final MongoClient store = MongoClients.create("mongodb://localhost:27017");
    private final Admin kafka = Admin.create(Map.of("bootstrap.servers", "localhost:9092"));

    /// Returns when the backlog is empty.
    void awaitNone() throws ExecutionException, InterruptedException {
        while (pending() + lag() > 0) Thread.sleep(100);
    }

    private long pending() {
        return OUTBOXES.entrySet().stream()
                .flatMap(database ->
                        database.getValue().stream().map(store.getDatabase(database.getKey())::getCollection))
                .mapToLong(collection -> collection.countDocuments(Filters.exists("pendingSince")))
                .sum();
    }

    /// Without the checks of published states, which read their records every five seconds and delay nobody.
    private long lag() throws ExecutionException, InterruptedException {
        var groups = kafka.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> !group.contains(".states."))
                .filter(group ->
                        OUTBOXES.keySet().stream().anyMatch(service -> group.startsWith(service + "-service.")))
                .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        var ends = new HashMap<TopicPartition, Long>();
        var handled = kafka.listConsumerGroupOffsets(groups).all().get();
        var partitions = handled.values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        kafka.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return handled.values().stream()
                .flatMap(offsets -> offsets.entrySet().stream())
                .mapToLong(group -> ends.get(group.getKey()) - group.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        store.close();
        kafka.close();
    }
}
