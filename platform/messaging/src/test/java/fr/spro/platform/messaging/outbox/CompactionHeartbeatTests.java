package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Replication;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.EmbeddedBroker;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.PersonalDataSearch;
import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.KafkaOperations;

/// The no-op record: consumers skip it, and Kafka compacts because of it.
class CompactionHeartbeatTests {

    private static final Topic TOPIC = Topic.CONTACTS;
    private static final String FORGETTING = "forgetting";
    private static final Set<String> QUICK = Set.of("max.compaction.lag.ms", "segment.ms");

    @Test
    void writes_to_every_partition_and_readers_skip_it() {
        Records.createTopics(TOPIC.topicName());
        try (var plain = Plain.inTheTest(Infrastructure.fresh("rolling"))) {
            new CompactionHeartbeat(plain.kafka(), Clock.systemUTC()).send(TOPIC);

            var records = Records.all(TOPIC.topicName()).stream()
                    .filter(record ->
                            Records.header(record, CloudEventHeaders.TYPE).equals(CloudEventHeaders.HEARTBEAT))
                    .toList();
            assertThat(records)
                    .extracting(record -> record.key(), record -> record.partition())
                    .contains(tuple("heartbeat-0", 0), tuple("heartbeat-1", 1), tuple("heartbeat-2", 2));
            var received = new ArrayList<ContactEvent>();
            var inbox = plain.inbox(Plain.READER)
                    .reader(ContactEvent.class, ContactErased::new, (event, _) -> received.add(event));
            records.forEach(inbox);
            assertThat(received).isEmpty();
            assertThat(plain.meters.getMeters())
                    .filteredOn(meter -> meter instanceof Counter)
                    .allSatisfy(meter -> assertThat(((Counter) meter).count()).isZero());
        }
    }

    /// The topic's own settings with shorter times. The test looks at files, since consumers do not see the
    /// old value anyway.
    @Test
    void removes_an_erased_value_from_the_files_of_a_quiet_topic(@TempDir Path folder) {
        var traces = new PersonalDataSearch("quatrefages");
        try (var broker = EmbeddedBroker.start(folder);
                var plain = new Plain(
                        broker.address(), Infrastructure.storeUri(Infrastructure.fresh("quiet")), null, it -> it)) {
            var kafka = plain.kafka();
            createQuickly(broker.address());
            send(kafka, contact("r-1", "zoe@quatrefages.example"));
            send(kafka, contact("r-2", "ada@example.org"));
            assertThat(traces.inFiles(folder))
                    .as("the search finds what is there")
                    .isNotEmpty();

            send(kafka, erased("r-1"));

            await().during(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(traces.inFiles(folder))
                            .as("without writes the segment stays")
                            .isNotEmpty());
            new CompactionHeartbeat(kafka, Clock.systemUTC()).send(TOPIC);
            await().untilAsserted(() -> assertThat(traces.inFiles(folder)).isEmpty());
            assertThat(new PersonalDataSearch("ada@example.org").inFiles(folder))
                    .as("others stay")
                    .isNotEmpty();
        }
    }

    /// Also on a topic whose tombstones live for a second, as if the consumer had been away for months.
    @Test
    void keeps_the_tombstone_for_consumers_that_were_away(@TempDir Path folder) {
        try (var broker = EmbeddedBroker.start(folder);
                var plain = new Plain(
                        broker.address(), Infrastructure.storeUri(Infrastructure.fresh("away")), null, it -> it)) {
            createQuickly(broker.address());
            var kafka = plain.kafka();
            for (var topic : List.of(TOPIC.topicName(), FORGETTING)) {
                send(kafka, on(topic, contact("r-1", "zoe@quatrefages.example")));
                send(kafka, on(topic, erased("r-1")));
            }

            await().untilAsserted(() -> {
                send(kafka, on(TOPIC.topicName(), contact("r-2", "ada@example.org")));
                send(kafka, on(FORGETTING, contact("r-2", "ada@example.org")));
                assertThat(Records.tombstones(broker.address(), FORGETTING))
                        .as("control")
                        .isEmpty();
            });
            assertThat(Records.tombstones(broker.address(), TOPIC.topicName())).containsExactly("registration:r-1");
        }
    }

    private static ProducerRecord<String, byte @Nullable []> on(
            String topic, ProducerRecord<String, byte @Nullable []> record) {
        return new ProducerRecord<>(topic, 0, record.key(), record.value(), record.headers());
    }

    private static void createQuickly(String brokers) {
        var settings = new HashMap<>(TOPIC.settings(Replication.ONE_BROKER));
        settings.replaceAll((name, value) -> QUICK.contains(name) ? "1000" : value);
        settings.put("file.delete.delay.ms", "100");
        var forgetting = new HashMap<>(settings);
        forgetting.put("delete.retention.ms", "1000");
        var cleaner = new AlterConfigOp(new ConfigEntry("log.cleaner.backoff.ms", "200"), AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(topic(TOPIC.topicName(), settings), topic(FORGETTING, forgetting)))
                    .all()
                    .get();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.BROKER, ""), List.of(cleaner)))
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()).configs(settings);
    }

    private static ProducerRecord<String, byte @Nullable []> contact(String id, String email) {
        var listed = new ContactListed(EntityRef.registration(id), 1, "Somebody", email, "fr");
        return new CloudEventRecords(TOPIC.writer(), "registration")
                .state(EntityRef.registration(id), entry(), Optional.of(listed));
    }

    private static ProducerRecord<String, byte @Nullable []> erased(String id) {
        return new CloudEventRecords(TOPIC.writer(), "registration")
                .state(EntityRef.registration(id), entry(), Optional.empty());
    }

    private static OutboxEntry entry() {
        return new OutboxEntry(1, TOPIC, null, null, Instant.now(), "c-1", null);
    }

    private static void send(
            KafkaOperations<String, byte @Nullable []> kafka, ProducerRecord<String, byte @Nullable []> record) {
        kafka.send(record).join();
    }
}
