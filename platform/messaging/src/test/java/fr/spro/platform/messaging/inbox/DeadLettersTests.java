package fr.spro.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.DayEvent;
import fr.spro.contracts.Samples;
import fr.spro.contracts.Samples.Sample;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Guarantee 4: which records an inbox sets aside, and what a dead letter says.
class DeadLettersTests extends InboxTest {

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
                .startsWith("java.lang.IllegalStateException at DeadLettersTests.java:"));
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

    /// As large as an ordinary producer may send it; with its reason it would be too large for the dead
    /// letters.
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

    private static ProducerRecord<String, byte @Nullable []> day(String key, Sample sample) {
        var entry = new OutboxEntry(
                1, Topic.DAYS, sample.eventType().getSimpleName(), sample.json(), Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Service.REGISTRATION, "regionalDay").event(key, entry);
    }

    private String keyOn(int partition) {
        for (int i = 0; ; i++) {
            var key = id + "-" + i;
            var hash = Utils.murmur2(key.getBytes(UTF_8));
            if (Utils.toPositive(hash) % Topic.PARTITIONS == partition) return key;
        }
    }
}
