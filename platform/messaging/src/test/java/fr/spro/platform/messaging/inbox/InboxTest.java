package fr.spro.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import fr.spro.platform.testing.Infrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// Base class of tests of an inbox: records about one id, sent to a broker and read by a service in the
/// test.
abstract class InboxTest {

    static final Topic TOPIC = Topic.DISPATCHES;
    static final String DEAD_LETTERS = TOPIC.deadLetters(Plain.READER);

    final String id = Infrastructure.fresh("p");
    final String group = Infrastructure.fresh("reader");
    final List<Integer> handled = new CopyOnWriteArrayList<>();
    final KafkaProducer<String, byte @Nullable []> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.brokers()), new StringSerializer(), new ByteArraySerializer());
    Plain plain;

    @BeforeAll
    static void createTopics() {
        Records.createTopics(TOPIC.topicName(), DEAD_LETTERS, Topic.DAYS.topicName());
        Records.createTopics(Topic.CONTACTS.topicName(), Topic.CONTACTS.deadLetters(Plain.READER));
    }

    @BeforeEach
    void open() {
        plain = Plain.inTheTest(Infrastructure.fresh("inbox"));
    }

    @AfterEach
    void close() {
        plain.close();
        producer.close();
    }

    /// Other tests of this module write to the same topics, so only events about this test's id are
    /// handled.
    void listen(BiConsumer<DispatchEvent, Received> receiver) {
        plain.listen(TOPIC, group, Plain.READER, reader((event, received) -> {
            if (received.subject().equals(id)) receiver.accept(event, received);
        })::accept);
    }

    Consumer<ConsumerRecord<?, ?>> reader(BiConsumer<DispatchEvent, Received> receiver) {
        var inbox = plain.inbox(Plain.READER).reader(DispatchEvent.class, null, receiver);
        return record -> {
            if (id.equals(Records.key(record))) inbox.accept(record);
        };
    }

    ProducerRecord<String, byte @Nullable []> event(int number) {
        var payload =
                CloudEventHeaders.JSON.writerFor(DispatchEvent.class).writeValueAsString(Parcel.event(id, number));
        var entry = new OutboxEntry(number, TOPIC, "DispatchApproved", payload, Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Plain.WRITER, "parcel").event(id, entry);
    }

    static ConsumerRecord<?, ?> received(ProducerRecord<String, byte @Nullable []> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    ProducerRecord<String, byte @Nullable []> contact() {
        var entry = new OutboxEntry(1, Topic.CONTACTS, "ContactListed", "{}", Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Service.REGISTRATION, "registration").event(id, entry);
    }

    static ProducerRecord<String, byte @Nullable []> with(
            ProducerRecord<String, byte @Nullable []> record, byte @Nullable [] value) {
        return new ProducerRecord<>(record.topic(), null, record.key(), value, record.headers());
    }

    static ProducerRecord<String, byte @Nullable []> without(
            ProducerRecord<String, byte @Nullable []> record, String header) {
        record.headers().remove(header);
        return record;
    }

    static ProducerRecord<String, byte @Nullable []> withoutText(
            ProducerRecord<String, byte @Nullable []> record, String header) {
        without(record, header).headers().add(header, (byte[]) null);
        return record;
    }

    static ProducerRecord<String, byte @Nullable []> replaced(
            ProducerRecord<String, byte @Nullable []> record, String header, String value) {
        without(record, header).headers().add(header, value.getBytes(UTF_8));
        return record;
    }

    void send(ProducerRecord<String, byte @Nullable []> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    List<ConsumerRecord<String, byte @Nullable []>> keyed(String topicName) {
        return Records.all(topicName).stream()
                .filter(record -> id.equals(record.key()))
                .toList();
    }

    List<String> reasons(String topicName) {
        return keyed(topicName).stream()
                .map(record -> Records.header(record, InboxErrors.REASON))
                .toList();
    }
}
