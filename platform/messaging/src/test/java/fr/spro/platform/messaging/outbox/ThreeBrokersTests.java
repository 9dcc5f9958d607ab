package fr.spro.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Replication;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Parcel.ParcelId;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.BrokerCluster;
import fr.spro.platform.testing.Infrastructure;
import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay on three brokers that are killed and paused while it publishes.
@Order(1)
class ThreeBrokersTests {

    private static final Topic TOPIC = Topic.DISPATCHES;

    private BrokerCluster cluster;
    private Plain plain;
    private Store<Parcel> parcels;

    @BeforeEach
    void start(@TempDir Path files) {
        cluster = BrokerCluster.start(files);
        plain = new Plain(
                cluster.addresses(), Infrastructure.storeUri(Infrastructure.fresh("brokers")), null, one -> one);
        parcels = plain.stores().of(Parcel.class);
    }

    @AfterEach
    void stop() {
        plain.close();
        cluster.close();
    }

    @Test
    void guarantee_2_killed_and_paused_brokers_lose_and_reorder_no_acknowledged_event() throws Exception {
        createTopic(Replication.THREE_BROKERS);
        var ids = IntStream.range(0, 24).mapToObj(i -> "p-" + i).toList();
        ids.forEach(id -> parcels.insert(Parcel.begin(id)));
        plain.relaying();

        try (var writers = Executors.newScheduledThreadPool(2)) {
            var random = new Random(11);
            writers.scheduleWithFixedDelay(
                    () -> step(ids.get(random.nextInt(ids.size()))), 0, 4, TimeUnit.MILLISECONDS);
            awaitProgress();

            var killed = leaderNow(0);
            cluster.kill(killed);
            awaitAnotherLeader(0, killed);
            awaitProgress();
            cluster.restart(killed);
            awaitAllInSync();

            var paused = leaderNow(1);
            cluster.pause(paused);
            awaitAnotherLeader(1, paused);
            awaitProgress();
            cluster.resume(paused);
            awaitAllInSync();

            var lost = leaderNow(2);
            isolateAndKill(2, lost);
            awaitAnotherLeader(2, lost);
            awaitProgress();
            writers.shutdownNow();
        }

        await().until(() -> pending() == 0);
        var published = published();
        assertThat(ids).allSatisfy(id -> assertThat(published.get(id)).isEqualTo(steps(id)));
    }

    @Test
    void with_one_copy_in_sync_an_acknowledged_event_is_lost_with_its_broker() throws Exception {
        createTopic(Replication.ONE_BROKER);
        parcels.insert(Parcel.begin("p-1"));
        plain.relaying();
        await().until(() -> pending() == 0);
        var partition = partitionOf("p-1");
        var lost = leaderNow(partition);

        isolate(partition, lost);
        step("p-1");
        await().until(() -> pending() == 0);
        killAndResume(partition, lost);
        electAnyLeadersBut(lost);

        step("p-1");
        await().until(() -> pending() == 0);
        assertThat(steps("p-1")).containsExactly(1, 2, 3);
        assertThat(published().get("p-1")).containsExactly(1, 3);
    }

    private void step(String id) {
        try {
            parcels.change(new ParcelId(id), Parcel::next);
        } catch (OutboxFull full) {
            // It is written later, when the broker is back.
        }
    }

    private void isolateAndKill(int partition, int leader) {
        isolate(partition, leader);
        killAndResume(partition, leader);
    }

    /// Pauses the other brokers until the leader has the only copy in sync.
    private void isolate(int partition, int leader) {
        followers(leader).forEach(cluster::pause);
        answered().until(() -> inSync(partition).equals(Set.of(leader)));
    }

    private void killAndResume(int partition, int leader) {
        cluster.kill(leader);
        followers(leader).forEach(cluster::resume);
    }

    private static List<Integer> followers(int leader) {
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .filter(node -> node != leader)
                .toList();
    }

    /// What an operator does when the broker with the only copy in sync does not come back.
    private void electAnyLeadersBut(int lost) {
        answered().until(() -> {
            try (var admin = admin()) {
                admin.electLeaders(ElectionType.UNCLEAN, null).all().get();
            }
            return IntStream.range(0, Topic.PARTITIONS)
                    .map(this::leader)
                    .noneMatch(
                            leader -> leader == lost || leader == Node.noNode().id());
        });
    }

    private void createTopic(Replication replication) throws Exception {
        var topic = new NewTopic(TOPIC.topicName(), Optional.of(Topic.PARTITIONS), Optional.empty())
                .configs(TOPIC.settings(replication));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.addresses()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
        awaitAllInSync();
    }

    /// A new client for each question: an older one may ask a broker that is paused now. A new one may, too,
    /// until the controller has noticed it, so it does not wait long.
    private Admin admin() {
        return Admin.create(Map.<String, Object>of(
                "bootstrap.servers",
                cluster.answering(),
                "default.api.timeout.ms",
                4_000,
                "request.timeout.ms",
                4_000));
    }

    private static ConditionFactory answered() {
        return await().ignoreExceptions();
    }

    private void awaitProgress() {
        var before = acknowledged();
        await().until(() -> acknowledged() >= before + 60);
    }

    private double acknowledged() {
        return plain.meters.find("spro.outbox.published").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long pending() {
        return plain.mongo()
                .getCollection("parcel")
                .countDocuments(new Document("pendingSince", new Document("$exists", true)));
    }

    private int leaderNow(int partition) {
        return answered()
                .until(() -> leader(partition), node -> node != Node.noNode().id());
    }

    private int leader(int partition) {
        return Optional.ofNullable(info(partition).leader())
                .map(Node::id)
                .orElse(Node.noNode().id());
    }

    private void awaitAnotherLeader(int partition, int before) {
        answered()
                .until(() -> leader(partition) != before
                        && leader(partition) != Node.noNode().id());
    }

    private Set<Integer> inSync(int partition) {
        return info(partition).isr().stream().map(Node::id).collect(Collectors.toSet());
    }

    private void awaitAllInSync() {
        answered()
                .until(() -> IntStream.range(0, Topic.PARTITIONS)
                        .allMatch(partition -> inSync(partition).size() == Replication.THREE_BROKERS.replicas()));
    }

    private TopicPartitionInfo info(int partition) {
        try (var admin = admin()) {
            var topic = admin.describeTopics(List.of(TOPIC.topicName()))
                    .allTopicNames()
                    .get()
                    .get(TOPIC.topicName());
            return topic.partitions().get(partition);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % Topic.PARTITIONS;
    }

    private List<Integer> steps(String id) {
        var parcel = parcels.find(new ParcelId(id)).orElseThrow();
        return IntStream.rangeClosed(1, parcel.steps()).boxed().toList();
    }

    /// The numbers of the first copies of each parcel's events, in the order of the topic.
    private Map<String, List<Integer>> published() {
        var seen = new HashSet<String>();
        return Records.all(cluster.addresses(), TOPIC.topicName()).stream()
                .filter(record -> seen.add(Records.header(record, CloudEventHeaders.ID)))
                .collect(Collectors.groupingBy(
                        record -> record.key(),
                        Collectors.mapping(
                                record -> Parcel.number(
                                        CloudEventHeaders.JSON.readValue(record.value(), DispatchEvent.class)),
                                Collectors.toList())));
    }
}
