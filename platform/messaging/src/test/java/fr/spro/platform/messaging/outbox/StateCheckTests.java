package fr.spro.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.EntityRef.Kind;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.InMemoryMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is published again, by the sequence numbers of records and documents.
class StateCheckTests {

    private final Map<String, Long> documents = new HashMap<>();
    private final List<String> published = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private Consumer<String> onPublish = _ -> {};
    private Runnable onRead = () -> {};
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ConsumerRecord<String, byte @Nullable []>> following = new ArrayList<>();
    private final FailedCorrections failures = new FailedCorrections(new InMemoryMongo().mongo());
    private final StateDocuments coordinators = new StateDocuments();
    private final StateCheck check =
            new StateCheck(Topic.CONTACTS, coordinators, _ -> following, failures::note, meters);

    @BeforeEach
    void add() {
        coordinators.add(new StateDocuments.OfKind(
                new StateTopic<>(Topic.CONTACTS, Kind.COORDINATOR, _ -> Optional.empty()),
                _ -> {
                    onRead.run();
                    return documents;
                },
                this::publish,
                id -> published.add("tombstone of " + id)));
    }

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
    void corrects_a_late_copy_that_was_read_together_with_the_awaited_record() {
        publishingAgain();
        check.check(List.of(record("coordinator:quick", 1, true)));

        check.check(List.of(record("coordinator:quick", 3, true), record("coordinator:quick", 1, true)));

        assertThat(published).containsExactly("quick", "quick");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void a_record_that_no_store_has_written_stops_no_other(ConsumerRecord<String, byte @Nullable []> nonsense) {
        documents.putAll(Map.of("overwritten", 2L, "old", 2L));

        check.check(List.of(nonsense, record("coordinator:old", 1, true)));

        assertThat(published).contains("old");
        var isOfADocument = published.contains("overwritten");
        assertThat(meters.get("spro.states.unreadable").counter().count()).isEqualTo(isOfADocument ? 0 : 1);
        assertThat(check.lost(List.of(nonsense))).isEmpty();
    }

    private static Stream<ConsumerRecord<String, byte @Nullable []>> nonsense() {
        var foreign =
                Stream.of("no kind", "", ":", "coordinator:", "robot:r-1", null).map(key -> record(key, 1, true));
        var malformed =
                Stream.of(null, "", "ten", "99999999999999999999").map(text -> with(CloudEventHeaders.SEQUENCE, text));
        var withoutType = with(CloudEventHeaders.TYPE, null);
        var withoutHeaders = record("coordinator:overwritten", 1, true);
        withoutHeaders.headers().remove(CloudEventHeaders.TYPE).remove(CloudEventHeaders.SEQUENCE);
        return Stream.concat(Stream.concat(foreign, malformed), Stream.of(withoutType, withoutHeaders));
    }

    private static ConsumerRecord<String, byte @Nullable []> with(String header, @Nullable String text) {
        var record = record("coordinator:overwritten", 1, true);
        record.headers().remove(header).add(header, text == null ? null : text.getBytes(UTF_8));
        return record;
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void a_reader_that_trusts_its_records_stops_at_nonsense(ConsumerRecord<String, byte @Nullable []> nonsense) {
        assertThatThrownBy(() -> {
                    EntityRef.parse(nonsense.key());
                    assertThat(text(nonsense, CloudEventHeaders.TYPE)).isNotNull();
                    Long.parseLong(text(nonsense, CloudEventHeaders.SEQUENCE));
                })
                .isInstanceOf(RuntimeException.class);
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }

    @Test
    void a_heartbeat_is_no_unreadable_record() {
        var heartbeat = record("heartbeat-1", 0, true);
        heartbeat
                .headers()
                .remove(CloudEventHeaders.TYPE)
                .add(CloudEventHeaders.TYPE, CloudEventHeaders.HEARTBEAT.getBytes(UTF_8));

        check.check(List.of(heartbeat));

        assertThat(meters.get("spro.states.unreadable").counter().count()).isZero();
    }

    @Test
    void counts_a_comparison_that_the_store_does_not_answer() {
        documents.put("old", 2L);
        onRead = () -> {
            throw new MongoSocketException("away", new ServerAddress());
        };

        assertThatThrownBy(() -> check.check(List.of(record("coordinator:old", 1, true))))
                .isInstanceOf(MongoSocketException.class);

        assertThat(meters.get("spro.states.failures").counter().count()).isEqualTo(1);
    }

    @Test
    void one_that_fails_stops_no_other_and_is_retried() {
        documents.putAll(Map.of("failing", 2L, "a", 2L, "z", 2L));
        failing.add("failing");

        check.check(List.of(
                record("coordinator:a", 1, true),
                record("coordinator:failing", 1, true),
                record("coordinator:z", 1, true)));

        assertThat(published).containsExactlyInAnyOrder("a", "z");
        assertThat(meters.get("spro.states.failures").counter().count()).isEqualTo(1);
        var job = failures.job(coordinators::correct);
        assertThat(job.due().get()).containsExactly(EntityRef.coordinator("failing"));
        assertThatThrownBy(() -> job.step().handle(EntityRef.coordinator("failing")))
                .isInstanceOf(IllegalStateException.class);
        failing.clear();
        for (var due : job.due().get().toList()) failures.retry(due, coordinators::correct);
        assertThat(published).containsOnlyOnce("failing");
        assertThat(job.due().get()).isEmpty();
    }

    @Test
    void an_erasure_that_fails_is_repeated_as_one() {
        var erased = EntityRef.coordinator("erased");
        failures.note(StateRecord.of(record("coordinator:erased", 2, false)).orElseThrow());
        failures.note(StateRecord.of(record("coordinator:erased", 1, true)).orElseThrow());

        failures.retry(erased, coordinators::correct);

        assertThat(published).containsExactly("tombstone of erased");
    }

    @Test
    void corrects_no_record_that_another_one_of_its_key_follows() {
        publishingAgain();
        var first = record("coordinator:quick", 1, true);

        following.add(record("coordinator:quick", 2, true));
        check.check(List.of(first));
        assertThat(published).isEmpty();

        following.clear();
        check.check(List.of(first));
        assertThat(published).as("without it").containsExactly("quick");
    }

    private void publish(String id) {
        if (failing.contains(id)) throw new IllegalStateException();
        published.add(id);
        onPublish.accept(id);
    }

    private static ConsumerRecord<String, byte @Nullable []> record(
            @Nullable String key, long sequence, boolean hasValue) {
        var value = hasValue ? "{}".getBytes(UTF_8) : null;
        var record = new ConsumerRecord<String, byte @Nullable []>(Topic.CONTACTS.topicName(), 0, 0, key, value);
        record.headers().add(CloudEventHeaders.TYPE, "ContactListed".getBytes(UTF_8));
        record.headers()
                .add(CloudEventHeaders.SEQUENCE, String.valueOf(sequence).getBytes(UTF_8));
        return record;
    }
}
