package fr.spro.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Samples;
import fr.spro.contracts.Samples.Sample;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Effect;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.PlainService;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.Unavailable;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import fr.spro.platform.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guarantees 3 and 4: how an inbox handles records.
class InboxTests {

    private static final Topic TOPIC = Topic.DISPATCHES;
    private static final String DEAD_LETTERS = TOPIC.deadLetters(Plain.READER);

    private final String id = Infrastructure.fresh("p");
    private final String group = Infrastructure.fresh("reader");
    private final List<Integer> handled = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, byte @Nullable []> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.brokers()), new StringSerializer(), new ByteArraySerializer());
    private Plain plain;

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

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_has_each_effect_once() {
        var deliveries = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++)
            deliveries.addAll(IntStream.rangeClosed(1, 20).boxed().toList());
        Collections.shuffle(deliveries, new Random(7));
        var effects = plain.stores().of(Effect.class);

        deliveries.forEach(number -> send(event(number)));
        listen((event, received) -> {
            PlainService.take(effects, event, received);
            handled.add(Parcel.number(event));
        });

        await().untilAsserted(() -> assertThat(handled).hasSize(60));
        assertThat(plain.mongo().findAll(Effect.class))
                .filteredOn(effect -> effect.subject().equals(id))
                .hasSize(20);
    }

    @Test
    void an_effect_without_a_natural_key_is_repeated() {
        var effects = plain.stores().of(Effect.class);

        for (int i = 0; i < 3; i++) send(event(1));
        listen((event, received) -> {
            var broken = new Received(
                    Infrastructure.fresh("random"),
                    received.subject(),
                    received.sequence(),
                    received.time(),
                    received.correlation());
            PlainService.take(effects, event, broken);
        });

        await().untilAsserted(() -> assertThat(plain.mongo().findAll(Effect.class))
                .filteredOn(effect -> effect.subject().equals(id))
                .hasSize(3));
    }

    @Test
    void guarantee_3_replaying_the_whole_topic_twice_changes_nothing() {
        var effects = plain.stores().of(Effect.class);
        for (int number = 1; number <= 5; number++) send(event(number));

        for (int round = 1; round <= 3; round++) {
            handled.clear();
            var container =
                    plain.listen(TOPIC, Infrastructure.fresh("reader"), Plain.READER, reader((event, received) -> {
                        PlainService.take(effects, event, received);
                        if (received.subject().equals(id)) handled.add(Parcel.number(event));
                    })::accept);
            await().untilAsserted(() -> assertThat(handled).containsExactly(1, 2, 3, 4, 5));
            container.stop();
        }

        assertThat(plain.mongo().findAll(Effect.class))
                .filteredOn(effect -> effect.subject().equals(id))
                .hasSize(5);
    }

    @Test
    void guarantee_4_an_unreadable_record_is_dead_lettered_with_the_reason_and_the_next_one_is_handled() {
        send(with(event(1), "not json at all".getBytes(UTF_8)));
        send(without(event(2), CloudEventHeaders.TYPE));
        send(with(event(3), "{\"type\":\"DispatchApproved\",\"dispatchId\":3}".getBytes(UTF_8)));
        send(replaced(event(4), CloudEventHeaders.SOURCE, "/survey-service"));
        send(with(event(5), "{\"dispatchId\":\"without type\"}".getBytes(UTF_8)));
        send(with(event(6), null));
        send(withoutText(with(event(7), null), CloudEventHeaders.TIME));
        send(withoutText(with(event(8), null), CloudEventHeaders.ID));
        send(event(9));

        listen((event, _) -> handled.add(Parcel.number(event)));

        await().untilAsserted(() -> assertThat(handled).containsExactly(9));
        await().untilAsserted(() -> assertThat(reasons(DEAD_LETTERS))
                .hasSize(8)
                .anySatisfy(reason -> assertThat(reason).isEqualTo("header ce_id is missing"))
                .anySatisfy(reason -> assertThat(reason).isEqualTo("not JSON"))
                .anySatisfy(reason -> assertThat(reason).isEqualTo("header ce_type is missing"))
                .anySatisfy(reason -> assertThat(reason).startsWith("not valid as DispatchApproved"))
                .anySatisfy(reason ->
                        assertThat(reason).isEqualTo("/survey-service does not publish on " + TOPIC.topicName()))
                .anySatisfy(reason ->
                        assertThat(reason).isEqualTo("header ce_type says DispatchApproved, the value does not"))
                .anySatisfy(reason -> assertThat(reason).isEqualTo("no value, on a topic that is not compacted")));
    }

    @Test
    void guarantee_4_a_type_that_this_version_does_not_know_is_skipped_and_counted() {
        send(with(
                replaced(event(1), CloudEventHeaders.TYPE, "DispatchReturned"),
                "{\"type\":\"DispatchReturned\"}".getBytes(UTF_8)));
        send(event(2));

        listen((event, _) -> handled.add(Parcel.number(event)));

        await().untilAsserted(() -> assertThat(handled).containsExactly(2));
        assertThat(plain.meters.get("spro.inbox.skipped").counter().count()).isGreaterThanOrEqualTo(1);
        assertThat(reasons(DEAD_LETTERS)).isEmpty();
    }

    @Test
    void guarantee_4_waits_for_unavailable_infrastructure() {
        var tries = new AtomicInteger();
        send(event(1));
        send(event(2));

        listen((event, _) -> {
            if (tries.incrementAndGet() <= 3) throw new Away();
            handled.add(Parcel.number(event));
        });

        await().untilAsserted(() -> assertThat(handled).containsExactly(1, 2));
        assertThat(reasons(DEAD_LETTERS)).isEmpty();
    }

    @Test
    void guarantee_4_a_permanent_failure_is_dead_lettered_with_its_location_without_its_message() {
        send(event(1));
        send(event(2));

        listen((event, _) -> {
            if (Parcel.number(event) == 1) throw new IllegalStateException("Ada Lovelace cannot be written to");
            handled.add(Parcel.number(event));
        });

        await().untilAsserted(() -> assertThat(handled).containsExactly(2));
        await().untilAsserted(() -> assertThat(reasons(DEAD_LETTERS))
                .singleElement()
                .asString()
                .startsWith("java.lang.IllegalStateException at InboxTests.java:"));
    }

    @Test
    void guarantee_4_without_a_dead_letter_topic_the_partition_waits_and_others_continue() {
        var poisonKey = keyOn(0);
        var otherKey = keyOn(1);
        var sample = Samples.of(Topic.DAYS).getFirst();
        var seen = new CopyOnWriteArrayList<String>();
        send(with(day(poisonKey, sample), "poison".getBytes(UTF_8)));
        send(day(poisonKey, sample));
        send(day(otherKey, sample));

        var inbox =
                plain.inbox(Service.SURVEY).reader(DayEvent.class, null, (_, received) -> seen.add(received.subject()));
        plain.listen(Topic.DAYS, group, Service.SURVEY, record -> {
            if (Records.key(record).startsWith(id)) inbox.accept(record);
        });

        await().untilAsserted(() -> assertThat(seen).containsExactly(otherKey));
        await().until(() -> plain.meters.get("spro.inbox.retries").counter().count() >= 1);
        assertThat(seen).containsExactly(otherKey);

        Records.createTopics(Topic.DAYS.deadLetters(Service.SURVEY));

        await().untilAsserted(() -> assertThat(seen).containsExactly(otherKey, poisonKey));
        assertThat(Records.all(Topic.DAYS.deadLetters(Service.SURVEY))).hasSize(1);
    }

    @Test
    void skips_a_type_that_the_receiver_does_not_need_without_reading_its_value() {
        var inbox = plain.inbox(Plain.READER)
                .readerFor(Set.of(DispatchShipped.class), DispatchEvent.class, (_, _) -> handled.add(1));
        var all = plain.inbox(Plain.READER).reader(DispatchEvent.class, null, (_, _) -> handled.add(1));
        var unreadable = received(with(event(1), "not JSON".getBytes(UTF_8)));

        inbox.accept(unreadable);

        assertThat(handled).isEmpty();
        assertThatThrownBy(() -> all.accept(unreadable)).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_tombstone_is_a_value_of_its_own() {
        var erased = new CopyOnWriteArrayList<EntityRef>();
        send(tombstone(EntityRef.registration(id)));

        var inbox = plain.inbox(Plain.READER).reader(ContactEvent.class, ContactErased::new, (event, _) -> {
            if (event instanceof ContactErased(var contact)) erased.add(contact);
        });
        plain.listen(Topic.CONTACTS, group, Plain.READER, inbox::accept);

        await().untilAsserted(() -> assertThat(erased).contains(EntityRef.registration(id)));
    }

    @Test
    void dead_letters_a_tombstone_whose_key_has_no_kind() {
        var record = new ProducerRecord<String, byte @Nullable []>(
                Topic.CONTACTS.topicName(),
                null,
                id,
                null,
                tombstone(EntityRef.registration(id)).headers());
        send(replaced(record, CloudEventHeaders.SUBJECT, id));

        var inbox = plain.inbox(Plain.READER).reader(ContactEvent.class, ContactErased::new, (_, _) -> {});
        plain.listen(Topic.CONTACTS, group, Plain.READER, inbox::accept);

        var deadLetters = Topic.CONTACTS.deadLetters(Plain.READER);
        await().untilAsserted(() -> assertThat(keyed(deadLetters)).hasSize(1));
        assertThat(Records.header(keyed(deadLetters).getFirst(), InboxErrors.REASON))
                .isEqualTo("the key of a tombstone has no kind");
    }

    @Test
    void a_tombstone_with_a_header_without_text_is_unreadable() {
        var inbox = plain.inbox(Plain.READER).reader(ContactEvent.class, ContactErased::new, (_, _) -> {});

        for (var header : CloudEventHeaders.REQUIRED) {
            var record = received(withoutText(tombstone(EntityRef.registration(id)), header));
            assertThatThrownBy(() -> inbox.accept(record))
                    .isInstanceOf(Unreadable.class)
                    .hasMessage("header %s is missing", header);
        }
    }

    @Test
    void only_tombstones_of_compacted_topics_wait() {
        var anything = new IllegalStateException();

        assertThat(InboxErrors.waits(received(tombstone(EntityRef.registration(id))), anything))
                .isTrue();
        assertThat(InboxErrors.waits(received(with(event(1), null)), anything)).isFalse();
    }

    @Test
    void a_dead_letter_of_the_topic_with_personal_data_carries_coordinates_and_reason_only() {
        send(with(contact(), "{\"type\":\"ContactListed\",\"email\":\"ada@example.org\"}".getBytes(UTF_8)));

        var inbox = plain.inbox(Plain.READER).reader(ContactEvent.class, ContactErased::new, (_, _) -> {});
        plain.listen(Topic.CONTACTS, group, Plain.READER, inbox::accept);

        var deadLetters = Topic.CONTACTS.deadLetters(Plain.READER);
        await().untilAsserted(() -> assertThat(keyed(deadLetters)).hasSize(1));
        var letter = keyed(deadLetters).getFirst();
        assertThat(letter.value()).isNull();
        assertThat(letter.headers())
                .extracting(header -> header.key())
                .containsExactlyInAnyOrder(InboxErrors.ORIGIN, InboxErrors.REASON);
        assertThat(Records.header(letter, InboxErrors.REASON)).startsWith("not valid as ContactListed");
    }

    /// As large as an ordinary producer may send it; with its reason it would be too large for the dead letters.
    @Test
    void guarantee_4_a_record_of_nearly_a_megabyte_is_dead_lettered_without_its_value() {
        var large = new byte[1_048_000 - id.length()];
        send(with(bare(event(1)), large));
        send(replaced(bare(event(2)), CloudEventHeaders.SOURCE, "/" + "x".repeat(1_040_000)));
        send(event(3));

        listen((event, _) -> handled.add(Parcel.number(event)));

        await().untilAsserted(() -> assertThat(handled).containsExactly(3));
        var mine = partitions();
        await().untilAsserted(() -> assertThat(Records.all(DEAD_LETTERS))
                .filteredOn(letter -> mine.contains(Records.header(letter, InboxErrors.ORIGIN)))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.value()).isNull())
                .allSatisfy(letter -> assertThat(letter.headers())
                        .extracting(header -> header.key())
                        .containsExactlyInAnyOrder(InboxErrors.ORIGIN, InboxErrors.REASON)));
    }

    /// Why a dead letter without value is needed: with position and reason the same record is refused.
    @Test
    void a_record_of_nearly_a_megabyte_cannot_be_sent_with_a_reason() {
        var large = with(bare(event(1)), new byte[1_048_000 - id.length()]);
        large.headers().add(InboxErrors.REASON, new byte[500]);

        assertThatThrownBy(() -> send(large)).hasRootCauseInstanceOf(RecordTooLargeException.class);
    }

    /// The positions of this test's records, as a dead letter names its origin.
    private List<String> partitions() {
        return keyed(TOPIC.topicName()).stream()
                .map(record -> "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()))
                .toList();
    }

    private static ProducerRecord<String, byte @Nullable []> bare(ProducerRecord<String, byte @Nullable []> record) {
        for (var header : record.headers().toArray()) record.headers().remove(header.key());
        return record;
    }

    @Test
    void a_service_that_is_no_reader_of_a_topic_cannot_listen_to_it() {
        var inbox = plain.inbox(Service.SURVEY);

        assertThatThrownBy(() -> inbox.reader(DispatchEvent.class, null, (_, _) -> {}))
                .hasMessageContaining("not among the readers");
    }

    private static final class Away extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(1);
        }
    }

    /// Other tests of this module write to the same topics, so only events about this test's id are handled.
    private void listen(BiConsumer<DispatchEvent, Received> receiver) {
        plain.listen(TOPIC, group, Plain.READER, reader((event, received) -> {
            if (received.subject().equals(id)) receiver.accept(event, received);
        })::accept);
    }

    private Consumer<ConsumerRecord<?, ?>> reader(BiConsumer<DispatchEvent, Received> receiver) {
        var inbox = plain.inbox(Plain.READER).reader(DispatchEvent.class, null, receiver);
        return record -> {
            if (id.equals(Records.key(record))) inbox.accept(record);
        };
    }

    private ProducerRecord<String, byte @Nullable []> event(int number) {
        var payload =
                CloudEventHeaders.JSON.writerFor(DispatchEvent.class).writeValueAsString(Parcel.event(id, number));
        var entry = new OutboxEntry(number, TOPIC, "DispatchApproved", payload, Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Plain.WRITER, "parcel").event(id, entry);
    }

    private static ProducerRecord<String, byte @Nullable []> day(String key, Sample sample) {
        var entry = new OutboxEntry(
                1, Topic.DAYS, sample.eventType().getSimpleName(), sample.json(), Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Service.REGISTRATION, "regionalDay").event(key, entry);
    }

    private static ConsumerRecord<?, ?> received(ProducerRecord<String, byte @Nullable []> sent) {
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

    private ProducerRecord<String, byte @Nullable []> contact() {
        var entry = new OutboxEntry(1, Topic.CONTACTS, "ContactListed", "{}", Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Service.REGISTRATION, "registration").event(id, entry);
    }

    private static ProducerRecord<String, byte @Nullable []> tombstone(EntityRef contact) {
        var entry = new OutboxEntry(1, Topic.CONTACTS, null, null, Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Service.REGISTRATION, "registration").state(contact, entry, Optional.empty());
    }

    private String keyOn(int partition) {
        for (int i = 0; ; i++) {
            var key = id + "-" + i;
            var hash = Utils.murmur2(key.getBytes(UTF_8));
            if (Utils.toPositive(hash) % Topic.PARTITIONS == partition) return key;
        }
    }

    private static ProducerRecord<String, byte @Nullable []> with(
            ProducerRecord<String, byte @Nullable []> record, byte @Nullable [] value) {
        return new ProducerRecord<>(record.topic(), null, record.key(), value, record.headers());
    }

    private static ProducerRecord<String, byte @Nullable []> without(
            ProducerRecord<String, byte @Nullable []> record, String header) {
        record.headers().remove(header);
        return record;
    }

    private static ProducerRecord<String, byte @Nullable []> withoutText(
            ProducerRecord<String, byte @Nullable []> record, String header) {
        without(record, header).headers().add(header, (byte[]) null);
        return record;
    }

    private static ProducerRecord<String, byte @Nullable []> replaced(
            ProducerRecord<String, byte @Nullable []> record, String header, String value) {
        without(record, header).headers().add(header, value.getBytes(UTF_8));
        return record;
    }

    private void send(ProducerRecord<String, byte @Nullable []> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ConsumerRecord<String, byte @Nullable []>> keyed(String topicName) {
        return Records.all(topicName).stream()
                .filter(record -> id.equals(record.key()))
                .toList();
    }

    private List<String> reasons(String topicName) {
        return keyed(topicName).stream()
                .map(record -> Records.header(record, InboxErrors.REASON))
                .toList();
    }
}
