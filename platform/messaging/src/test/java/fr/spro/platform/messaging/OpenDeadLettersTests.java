package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.testing.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a broker of its own, since other tests write dead letters to the shared one.
class OpenDeadLettersTests {

    private static final String LETTERS = Topic.DAYS.deadLetters(Service.SURVEY);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EmbeddedBroker broker;
    private Admin admin;
    private KafkaProducer<String, String> producer;

    @BeforeEach
    void start(@TempDir Path files) {
        broker = EmbeddedBroker.start(files);
        Records.createTopicsOn(broker.address(), LETTERS, Topic.REGISTRATIONS.deadLetters(Service.SURVEY));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.address());
        admin = Admin.create(kafka);
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        admin.close();
        broker.close();
    }

    @Test
    void counts_dead_letters_until_they_are_marked_as_done() throws Exception {
        var letters = newInstance();
        assertThat(open(Topic.DAYS)).as("not measured yet").isNaN();
        write(0);
        write(2);
        letters.measure(admin);

        assertThat(open(Topic.DAYS)).isEqualTo(2);
        assertThat(open(Topic.REGISTRATIONS)).isZero();

        markAsDone(0, 1);
        letters.measure(admin);
        assertThat(open(Topic.DAYS)).isEqualTo(1);
    }

    @Test
    void a_restart_forgets_no_dead_letter_and_no_mark() throws Exception {
        write(0);
        write(0);
        markAsDone(0, 1);
        newInstance().measure(admin);
        meters.clear();

        newInstance().measure(admin);

        assertThat(open(Topic.DAYS)).isEqualTo(1);
    }

    @Test
    void dead_letters_that_are_deleted_with_time_are_not_open_any_more() throws Exception {
        write(0);
        write(0);
        markAsDone(0, 0);
        admin.deleteRecords(Map.of(new TopicPartition(LETTERS, 0), RecordsToDelete.beforeOffset(2)))
                .all()
                .get();

        newInstance().measure(admin);

        assertThat(open(Topic.DAYS)).isZero();
    }

    @Test
    void counts_in_partitions_that_were_added() throws Exception {
        admin.createPartitions(Map.of(LETTERS, NewPartitions.increaseTo(Topic.PARTITIONS + 1)))
                .all()
                .get();
        write(Topic.PARTITIONS);

        newInstance().measure(admin);

        assertThat(open(Topic.DAYS)).isEqualTo(1);
    }

    private OpenDeadLetters newInstance() {
        var letters = new OpenDeadLetters(Service.SURVEY);
        letters.register(meters);
        return letters;
    }

    private void write(int partition) throws Exception {
        producer.send(new ProducerRecord<>(LETTERS, partition, "d-1", "{}")).get();
    }

    private void markAsDone(int partition, long next) throws Exception {
        admin.alterConsumerGroupOffsets(
                        Topic.deadLetterGroup(Service.SURVEY),
                        Map.of(new TopicPartition(LETTERS, partition), new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private double open(Topic topic) {
        return meters.get("spro.inbox.dead.letters.open")
                .tag("topic", topic.topicName())
                .gauge()
                .value();
    }
}
