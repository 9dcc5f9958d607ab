package fr.spro.platform.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Samples;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Effect;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.PlainService;
import fr.spro.platform.messaging.PlainService.Point;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListener;

/// A type that an older version of a service does not know is handled by the next version.
/// `DispatchShipped` is the new type here.
@Order(3)
class SkippedReplayTests {

    private static final Topic TOPIC = Topic.DISPATCHES;
    private static final String KNOWN = "DispatchApproved";
    private static final String NEW = "DispatchShipped";
    private static final KnownTypes ALL = KnownTypes.ofTheContracts();
    private static final KnownTypes OLD = ALL.without(NEW);
    private static final int KEYS = 12;

    /// The name of the killed member, so that the next one replaces it at once.
    private static final String READER = "reader";

    private final String id = Infrastructure.fresh("skipped");
    private final String group = Infrastructure.fresh("versions");
    private final Set<String> published = new TreeSet<>();
    private Plain plain;

    @BeforeAll
    static void createTopics() {
        Records.createTopics(TOPIC.topicName(), TOPIC.deadLetters(Plain.READER));
    }

    @BeforeEach
    void open() {
        plain = Plain.inTheTest(Infrastructure.fresh("versions"));
    }

    @AfterEach
    void close() {
        plain.close();
    }

    @Test
    void guarantee_4_the_next_version_handles_what_an_older_one_skipped() {
        publishRound();
        skipWithTheOldVersion();
        assertThat(pending()).isBetween(1.0, (double) Topic.PARTITIONS);

        start(null, ALL);

        awaitAllEffects();
        await().until(() -> pending() == 0);
    }

    /// With the note that docs/runbooks/dead-letters.md says, for records whose effects are missing.
    @Test
    void a_note_that_was_inserted_by_hand_replays_records_of_known_types() throws IOException {
        publishRound();
        var before = start(null, ALL);
        awaitAllEffects();
        before.stop();
        plain.mongo().remove(new Query(), Effect.class);
        for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
            plain.mongo().getCollection("skippedType").insertOne(noteOfTheRunbook(partition));
        }

        start(null, ALL);

        awaitAllEffects();
        await().until(() -> pending() == 0);
    }

    private static Document noteOfTheRunbook(int partition) throws IOException {
        var runbook = Files.readString(Path.of("../../docs/runbooks/dead-letters.md"));
        var insert = "db.skippedType.insertOne(";
        var begin = runbook.indexOf(insert) + insert.length();
        var note = Document.parse(runbook.substring(begin, runbook.indexOf("})", begin) + 1));
        var example = note.getString("topic") + "-" + note.get("partition") + "/" + note.get("type");
        assertThat(note).containsEntry("_id", example);
        return note.append("_id", "%s-%d/%s".formatted(TOPIC.topicName(), partition, KNOWN))
                .append("topic", TOPIC.topicName())
                .append("partition", partition)
                .append("type", KNOWN)
                .append("offset", 0L);
    }

    @Test
    void without_going_back_what_an_older_version_skipped_is_lost() {
        publishRound();
        skipWithTheOldVersion();

        plain.subscribe(TOPIC, group, Plain.READER).as(null).start(reader(ALL));
        var skipped = Set.copyOf(published);
        publishRound();

        await().until(() -> effects().containsAll(minus(published, skipped)));
        assertThat(minus(published, effects())).hasSize(KEYS);
    }

    @Test
    void guarantee_4_old_and_new_versions_side_by_side_lose_no_effect() {
        var old = start(null, OLD);
        publishRound();
        await().until(() -> skipped() >= KEYS);
        var next = start(null, ALL);
        publishRound();
        await().until(() -> isAssigned(next) && isAssigned(old));
        publishRound();
        old.stop();
        publishRound();
        awaitAllEffects();

        var back = start(null, OLD);
        await().until(() -> isAssigned(next) && isAssigned(back));
        publishRound();
        next.stop();
        publishRound();
        await().until(() -> minus(published, effects()).size() >= KEYS && pending() > 0);

        start(null, ALL);
        publishRound();
        back.stop();
        publishRound();

        awaitAllEffects();
        await().until(() -> pending() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_READING_THE_NOTES", "BEFORE_REMOVING_A_NOTE", "AFTER_REMOVING_A_NOTE"})
    void guarantee_4_killed_while_going_back_the_next_process_handles_what_was_skipped(Point point) {
        publishRound();
        skipWithTheOldVersion();

        try (var killed = process(point, "-")) {
            killed.awaitLine("held");
            killed.kill();
        }

        start(READER, ALL);
        awaitAllEffects();
        await().until(() -> pending() == 0);
    }

    @Test
    void guarantee_4_killed_between_note_and_commit_an_old_version_skips_again() {
        publishRound();
        try (var killed = process(Point.AFTER_NOTING_A_SKIPPED_TYPE, NEW)) {
            killed.awaitLine("held");
            killed.kill();
        }

        skipWithTheOldVersion(READER);
        start(READER, ALL);
        awaitAllEffects();
        await().until(() -> pending() == 0);
    }

    @Test
    void guarantee_4_handles_records_while_the_store_cannot_say_what_was_skipped() {
        publishRound();
        skipWithTheOldVersion();
        var earlier = Set.copyOf(published);
        var handled = ConcurrentHashMap.<String>newKeySet();
        try (var proxy = StoreProxy.before(Infrastructure.storeUri("notes"));
                var behind = behind(proxy)) {
            proxy.fail(StoreFault.hang());
            behind.subscribe(TOPIC, group, Plain.READER)
                    .as(null)
                    .with(behind.replay(ALL))
                    .start(noting(handled));
            publishRound();
            await().until(() -> handled.containsAll(minus(published, earlier)));

            proxy.heal();

            await().until(() -> handled.containsAll(published) && pending() == 0);
        }
    }

    @Test
    void a_consumer_that_waits_for_the_store_when_partitions_are_assigned_handles_nothing() {
        publishRound();
        skipWithTheOldVersion();
        var handled = ConcurrentHashMap.<String>newKeySet();
        try (var proxy = StoreProxy.before(Infrastructure.storeUri("notes"));
                var behind = behind(proxy)) {
            proxy.fail(StoreFault.hang());
            behind.subscribe(TOPIC, group, Plain.READER)
                    .as(null)
                    .with(waitingFor(new SkippedTypes(behind.mongo())))
                    .start(noting(handled));
            publishRound();
            await().during(Duration.ofSeconds(3)).until(handled::isEmpty);

            proxy.heal();

            await().until(() -> !handled.isEmpty());
        }
    }

    private Plain behind(StoreProxy proxy) {
        return Plain.behind(proxy, plain.mongo().getDb().getName(), Duration.ofMillis(300));
    }

    /// Handles the records of this test without a store.
    private MessageListener<byte[], byte[]> noting(Set<String> handled) {
        return record -> {
            if (Records.key(record).startsWith(id)) handled.add(Records.header(record, CloudEventHeaders.ID));
        };
    }

    private static ConsumerAwareRebalanceListener waitingFor(SkippedTypes notes) {
        return new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                await().ignoreExceptions().until(() -> notes.of(TOPIC) != null);
            }
        };
    }

    @Test
    void a_note_that_was_renewed_after_it_was_read_stays() {
        var notes = new SkippedTypes(plain.mongo());
        notes.note(record(7), NEW);
        notes.note(record(5), NEW);
        var read = notes.of(TOPIC).getFirst();
        assertThat(read.offset()).isEqualTo(5);

        notes.note(record(5), NEW);
        notes.remove(read);
        assertThat(notes.of(TOPIC)).hasSize(1);

        notes.remove(notes.of(TOPIC).getFirst());
        assertThat(notes.of(TOPIC)).isEmpty();
    }

    private static ConsumerRecord<?, ?> record(long offset) {
        return new ConsumerRecord<>(TOPIC.topicName(), 1, offset, null, null);
    }

    private void skipWithTheOldVersion() {
        skipWithTheOldVersion(null);
    }

    private void skipWithTheOldVersion(@Nullable String member) {
        var old = start(member, OLD);
        await().until(() -> skipped() >= KEYS);
        await().until(() -> effects().size() == KEYS);
        old.stop();
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> start(@Nullable String member, KnownTypes known) {
        return plain.subscribe(TOPIC, group, Plain.READER)
                .as(member)
                .with(plain.replay(known))
                .start(reader(known));
    }

    private MessageListener<byte[], byte[]> reader(KnownTypes known) {
        var effects = plain.stores().of(Effect.class);
        var inbox = plain.inbox(Plain.READER, known)
                .reader(DispatchEvent.class, null, (event, received) -> PlainService.take(effects, event, received));
        return record -> {
            if (Records.key(record).startsWith(id)) inbox.accept(record);
        };
    }

    private ChildProcess process(Point point, String unknownType) {
        return ChildProcess.start(
                PlainService.class, Infrastructure.brokers(), plain.database(), group, point, id, unknownType);
    }

    /// One event of each type about each key.
    private void publishRound() {
        for (int key = 0; key < KEYS; key++) {
            for (var type : List.of(NEW, KNOWN)) publish(id + "-" + key, type);
        }
    }

    private void publish(String key, String type) {
        var sample = Samples.of(TOPIC).stream()
                .filter(each -> each.eventType().getSimpleName().equals(type))
                .findFirst()
                .orElseThrow();
        var entry = new OutboxEntry(published.size() + 1, TOPIC, type, sample.json(), Instant.EPOCH, "c-1", null);
        plain.kafka()
                .send(new CloudEventRecords(Plain.WRITER, "parcel").event(key, entry))
                .join();
        published.add("parcel/%s/%d".formatted(key, published.size() + 1));
    }

    private static boolean isAssigned(ConcurrentMessageListenerContainer<?, ?> container) {
        var assigned = container.getAssignedPartitions();
        return assigned != null && !assigned.isEmpty();
    }

    private double skipped() {
        var counter = plain.meters
                .find("spro.inbox.skipped")
                .tag("topic", TOPIC.topicName())
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double pending() {
        return plain.meters.get("spro.inbox.skipped.pending").gauge().value();
    }

    private void awaitAllEffects() {
        await().untilAsserted(() -> assertThat(minus(published, effects())).isEmpty());
    }

    private Set<String> effects() {
        return plain.mongo().findAll(Effect.class).stream()
                .map(effect -> effect.id().value())
                .collect(Collectors.toSet());
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        return all.stream().filter(each -> !some.contains(each)).collect(Collectors.toSet());
    }
}
