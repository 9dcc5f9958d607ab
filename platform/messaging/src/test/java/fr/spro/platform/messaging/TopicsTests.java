package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.testing.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a broker of its own, since the topics of the shared one must stay as they are.
class TopicsTests {

    private EmbeddedBroker broker;
    private Admin admin;
    private Topics topics;

    @BeforeEach
    void start(@TempDir Path files) {
        broker = EmbeddedBroker.start(files);
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.address());
        admin = Admin.create(properties);
        topics = new Topics(Service.BRANDING, properties, Duration.ofMinutes(2));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void requires_every_topic_with_its_number_of_partitions() throws Exception {
        assertThatThrownBy(topics::requireAll)
                .hasMessageStartingWith("Missing topics: branding.dispatches, registration.days,");

        topics.create();
        assertThatCode(topics::requireAll).doesNotThrowAnyException();
        assertThatCode(topics::create).as("idempotent").doesNotThrowAnyException();

        grow(Topic.DAYS.deadLetters(Service.BRANDING));
        assertThatCode(topics::requireAll).doesNotThrowAnyException();

        grow(Topic.DIRECTORY.topicName());
        var refusal = "Topics whose number of partitions is not 3: registration.directory";
        await().untilAsserted(() -> assertThatThrownBy(topics::requireAll).hasMessage(refusal));
        assertThatThrownBy(topics::create).hasMessage(refusal);
    }

    @Test
    void one_broker_acknowledges_alone_and_remembers_positions_as_long_as_the_contracts_say() throws Exception {
        topics.create();

        assertThat(value(new ConfigResource(ConfigResource.Type.TOPIC, Topic.DAYS.topicName()), "min.insync.replicas"))
                .isEqualTo("1");
        assertThat(value(new ConfigResource(ConfigResource.Type.BROKER, "1"), "offsets.retention.minutes"))
                .isEqualTo(String.valueOf(Topic.OFFSETS_RETENTION.toMinutes()));
    }

    private String value(ConfigResource resource, String name) throws Exception {
        var all = admin.describeConfigs(List.of(resource)).all().get();
        return Objects.requireNonNull(all.get(resource)).get(name).value();
    }

    private void grow(String topicName) throws Exception {
        admin.createPartitions(Map.of(topicName, NewPartitions.increaseTo(Topic.PARTITIONS + 1)))
                .all()
                .get();
    }
}
