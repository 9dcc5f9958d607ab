package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Topic;
import fr.spro.platform.testing.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a broker of its own, since other tests write to the topics of the shared one.
class OverdueRecordsTests {

    private static final Topic TOPIC = Topic.CONTACTS;
    private static final String CHECK = "registration-service.states.registration.contacts";
    private static final String INBOX = "notification-service.registration.contacts";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EmbeddedBroker broker;
    private Admin admin;
    private KafkaProducer<String, String> producer;
    private OverdueRecords records;

    @BeforeEach
    void start(@TempDir Path files) {
        broker = EmbeddedBroker.start(files);
        Records.createTopicsOn(broker.address(), TOPIC.topicName());
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.address());
        admin = Admin.create(kafka);
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
        records = new OverdueRecords(() -> Map.of(CHECK, TOPIC, INBOX, TOPIC));
        records.register(meters);
    }

    @AfterEach
    void stop() {
        producer.close();
        admin.close();
        broker.close();
    }

    @Test
    void counts_for_each_group_what_it_has_not_acknowledged_since_the_measurement_before() throws Exception {
        for (int i = 0; i < 3; i++) publish();
        records.measure(admin);
        assertThat(overdue(CHECK)).as("they have just come").isZero();

        acknowledge(CHECK, 3);
        acknowledge(INBOX, 1);
        records.measure(admin);
        assertThat(overdue(CHECK)).isZero();
        assertThat(overdue(INBOX)).isEqualTo(2);

        for (int i = 0; i < 5; i++) publish();
        acknowledge(INBOX, 3);
        records.measure(admin);
        assertThat(overdue(INBOX)).as("it keeps up").isZero();
    }

    @Test
    void counts_from_the_start_for_a_group_that_has_acknowledged_nothing() throws Exception {
        publish();
        publish();
        records.measure(admin);
        records.measure(admin);

        assertThat(overdue(CHECK)).isEqualTo(2);
    }

    private void publish() throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(TOPIC.topicName(), 0, "registration:r-1", "{}"))
                .get();
    }

    private void acknowledge(String group, long next) throws ExecutionException, InterruptedException {
        var partition = new TopicPartition(TOPIC.topicName(), 0);
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private double overdue(String group) {
        return meters.get("spro.inbox.overdue").tag("group", group).gauge().value();
    }
}
