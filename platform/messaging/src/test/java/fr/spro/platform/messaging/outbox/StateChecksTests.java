package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Updates;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Listing;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.EmbeddedBroker;
import fr.spro.platform.testing.Infrastructure;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check of published states on a real broker, of its own since nonsense is written to the topic.
class StateChecksTests {

    private static EmbeddedBroker broker;

    private final String id = Infrastructure.fresh("p");
    private Plain plain;
    private Store<Listing> listings;

    @BeforeAll
    static void startBroker(@TempDir Path files) {
        broker = EmbeddedBroker.start(files);
        Records.createTopicsOn(broker.address(), Topic.CONTACTS.topicName());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open() {
        plain = Plain.restored(broker.address(), Infrastructure.fresh("checks"), null);
        listings = Listing.store(plain.stores());
    }

    @AfterEach
    void close() {
        plain.close();
    }

    @Test
    void a_state_that_changed_twice_is_not_published_again() {
        changeTwice();

        check(new LastRecords(plain.kafkaProperties())::from).check(records(id).subList(0, 1));

        assertThat(document(id).getLong("version")).isEqualTo(2);
    }

    @Test
    void a_check_that_does_not_look_ahead_publishes_it_again() {
        changeTwice();

        check(_ -> List.of()).check(records(id).subList(0, 1));

        assertThat(document(id).getLong("version")).isEqualTo(3);
    }

    @Test
    void guarantee_2_neither_nonsense_nor_a_document_that_cannot_be_read_stops_the_check_of_others() {
        listings.insert(Listing.begin(id, "somebody"));
        // Some of them on the same partition.
        var unreadable = IntStream.range(0, 20).mapToObj(i -> id + "-" + i).toList();
        for (var each : unreadable) listings.insert(Listing.begin(each, "somebody else"));
        plain.relaying();
        await().until(() -> !isPending(id) && unreadable.stream().noneMatch(this::isPending));
        listings.change(new Listing.ListingId(id), Listing::erase);
        await().until(() -> !isPending(id));
        for (var each : unreadable) {
            set(each, "version", "no number");
            appendAgain(records(each).getFirst(), 0);
        }
        var late = records(id).getFirst();
        appendNonsense(late.partition(), "nonsense");
        appendNonsense(late.partition(), null);
        appendAgain(late, 1);

        plain.checking();

        await().untilAsserted(() -> assertThat(records(id)).hasSize(4));
        assertThat(records(id).getLast().value()).isNull();
        assertThat(plain.meters.get("spro.states.unreadable").counter().count()).isEqualTo(2);
        for (var each : unreadable) set(each, "version", 1L);
        await().untilAsserted(() -> assertThat(unreadable)
                .allSatisfy(
                        each -> assertThat(document(each).getLong("version")).isEqualTo(2)));
    }

    private void changeTwice() {
        listings.insert(Listing.begin(id, "first"));
        listings.change(new Listing.ListingId(id), listing -> listing.named("second"));
        plain.relaying();
        await().until(() -> !isPending(id));
        assertThat(records(id)).hasSize(2);
    }

    private StateCheck check(StateCheck.Following following) {
        return plain.stores().stateCheck(Topic.CONTACTS, following);
    }

    private static List<ConsumerRecord<String, byte @Nullable []>> records(String id) {
        return Records.all(broker.address(), Topic.CONTACTS, "registration:" + id);
    }

    private Document document(String id) {
        return Objects.requireNonNull(plain.mongo().findById(id, Document.class, "listing"));
    }

    private boolean isPending(String id) {
        return document(id).containsKey(OutboxEntry.PENDING_SINCE);
    }

    private void set(String id, String field, Object value) {
        plain.mongo().getCollection("listing").updateOne(eq("_id", id), Updates.set(field, value));
    }

    /// As a relay does whose acknowledgement was lost.
    private void appendAgain(ConsumerRecord<String, byte @Nullable []> record, long sequence) {
        var copy = new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), record.value(), record.headers());
        copy.headers().remove(CloudEventHeaders.SEQUENCE);
        copy.headers().add(CloudEventHeaders.SEQUENCE, String.valueOf(sequence).getBytes(UTF_8));
        plain.kafka().send(copy).join();
    }

    private void appendNonsense(int partition, @Nullable String key) {
        var nonsense = "not JSON".getBytes(UTF_8);
        plain.kafka()
                .send(new ProducerRecord<>(Topic.CONTACTS.topicName(), partition, key, nonsense))
                .join();
    }
}
