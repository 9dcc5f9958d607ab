package fr.spro.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.EntityRef.Kind;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.work.ItemFailures.SomeItemsFailed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is published again, by the sequence numbers of records and documents.
class StateCheckTests {

    private final Map<String, Long> documents = new HashMap<>();
    private final List<String> published = new ArrayList<>();
    private Consumer<String> onPublish = _ -> {};
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StateCheck check = new StateCheck(
            Topic.CONTACTS,
            List.of(new StateCheck.Documents(
                    new StateTopic<>(Topic.CONTACTS, Kind.COORDINATOR, _ -> Optional.empty()),
                    _ -> documents,
                    this::publish,
                    id -> published.add("tombstone of " + id))),
            meters);

    @Test
    void publishes_again_what_differs() {
        documents.putAll(Map.of("present", 3L, "old", 4L, "lost", 5L, "removed", 6L));

        check.check(List.of(
                record("coordinator:present", 3, true),
                record("coordinator:old", 2, true),
                record("coordinator:lost", 9, true),
                record("coordinator:removed", 5, false),
                record("coordinator:unknown", 1, true),
                record("registration:old", 1, true)));

        assertThat(published).containsExactlyInAnyOrder("old", "lost", "tombstone of removed");
    }

    @Test
    void compares_the_last_record_of_each_key() {
        documents.put("twice", 2L);

        check.check(List.of(record("coordinator:twice", 1, true), record("coordinator:twice", 2, true)));

        assertThat(published).isEmpty();
    }

    @Test
    void a_correction_ends_although_older_records_arrive_before_its_own() {
        publishingAgain();

        check.check(List.of(record("coordinator:quick", 1, true)));
        check.check(List.of(record("coordinator:quick", 2, true)));
        check.check(List.of(record("coordinator:quick", 3, true)));
        assertThat(published).containsExactly("quick");

        check.check(List.of(record("coordinator:quick", 1, true)));
        assertThat(published).as("a late copy").containsExactly("quick", "quick");
    }

    @Test
    void a_check_that_does_not_await_its_correction_causes_the_next_one() {
        publishingAgain();

        for (long appended = 1; appended <= 10; appended++) {
            check.forgetAwaited();
            check.check(List.of(record("coordinator:quick", appended, true)));
        }

        assertThat(published).hasSize(10);
    }

    /// A document that has changed twice, so that two records are appended; each correction appends another one.
    private void publishingAgain() {
        documents.put("quick", 2L);
        onPublish = id -> documents.merge(id, 1L, Long::sum);
    }

    @Test
    void a_record_that_no_store_has_written_stops_no_other() {
        documents.putAll(Map.of("overwritten", 2L, "old", 2L));
        var withoutKind = record("no kind", 1, true);
        var withoutSequence = record("coordinator:overwritten", 2, true);
        withoutSequence.headers().remove(CloudEventHeaders.SEQUENCE).remove(CloudEventHeaders.TYPE);

        check.check(List.of(withoutKind, withoutSequence, record("coordinator:old", 1, true)));

        assertThat(published).containsExactlyInAnyOrder("overwritten", "old");
    }

    @Test
    void one_that_fails_stops_no_other_and_is_checked_again() {
        documents.putAll(Map.of("failing", 2L, "a", 2L, "z", 2L));
        var records = List.of(
                record("coordinator:a", 1, true),
                record("coordinator:failing", 1, true),
                record("coordinator:z", 1, true));

        assertThatThrownBy(() -> check.check(records)).isInstanceOf(SomeItemsFailed.class);

        assertThat(published).containsExactlyInAnyOrder("a", "z");
        assertThat(meters.get("spro.states.failures").counter().count()).isEqualTo(1);
    }

    private void publish(String id) {
        if (id.equals("failing")) throw new IllegalStateException();
        published.add(id);
        onPublish.accept(id);
    }

    private static ConsumerRecord<String, byte @Nullable []> record(String key, long sequence, boolean hasValue) {
        var value = hasValue ? "{}".getBytes(UTF_8) : null;
        var record = new ConsumerRecord<String, byte @Nullable []>(Topic.CONTACTS.topicName(), 0, 0, key, value);
        record.headers().add(CloudEventHeaders.TYPE, "ContactListed".getBytes(UTF_8));
        record.headers()
                .add(CloudEventHeaders.SEQUENCE, String.valueOf(sequence).getBytes(UTF_8));
        return record;
    }
}
