package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.Listing;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.Infrastructure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

/// Guarantees 1 and 2 within running processes.
class RelayTests {

    private final String database = Infrastructure.fresh("relay");
    private final String id = Infrastructure.fresh("p");
    private final List<Plain> opened = new ArrayList<>();

    @BeforeAll
    static void createTopics() {
        Records.createTopics(Topic.DISPATCHES.topicName(), Topic.CONTACTS.topicName());
    }

    @AfterEach
    void close() {
        opened.forEach(Plain::close);
    }

    @Test
    void state_and_events_are_in_one_document_and_the_outbox_empties() {
        var plain = open();
        var parcels = plain.stores().of(Parcel.class);

        parcels.insert(Parcel.begin(id));

        var document = raw(plain, "parcel");
        assertThat(document).containsEntry("steps", 1).containsKey("pendingSince");
        assertThat(document.getList("outbox", Document.class)).hasSize(1);

        plain.relaying();

        await().untilAsserted(() -> assertThat(raw(plain, "parcel"))
                .doesNotContainKey("pendingSince")
                .containsEntry("outbox", List.of()));
        assertThat(published()).containsExactly(1);
    }

    @Test
    void counts_what_it_published_by_type_of_event() {
        var plain = open().relaying();
        plain.stores().of(Parcel.class).insert(Parcel.begin(id));
        Listing.store(plain.stores()).insert(Listing.begin(id, "somebody"));

        await().untilAsserted(() -> {
            assertThat(published(plain, "parcel", "DispatchApproved")).isEqualTo(1);
            assertThat(published(plain, "listing", "state")).isEqualTo(1);
        });
    }

    @Test
    void stores_and_publishes_a_state_with_two_commands() {
        var commands = new CopyOnWriteArrayList<String>();
        var plain = new Plain(Infrastructure.brokers(), Infrastructure.storeUri(database), listing(commands), it -> it);
        opened.add(plain);
        var listings = Listing.store(plain.stores());
        listings.insert(Listing.begin(Infrastructure.fresh("first"), "reads the floor of the epoch"));
        plain.relaying().checking();
        await().until(() -> !isPending(plain));
        commands.clear();

        listings.insert(Listing.begin(id, "somebody"));

        await().until(() -> !isPending(plain) && states().contains("somebody"));
        assertThat(commands).containsExactly("insert", "update");
    }

    private static boolean isPending(Plain plain) {
        return plain.mongo()
                        .getCollection("listing")
                        .countDocuments(new Document("pendingSince", new Document("$exists", true)))
                > 0;
    }

    /// Adds the writes of listings and their reads by id.
    private static CommandListener listing(List<String> commands) {
        return new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                var command = event.getCommand();
                var name = command.getFirstKey();
                if (!new BsonString("listing").equals(command.get(name))) return;
                var isSweep = command.toString().contains("pendingSince\": {\"$exists");
                var isCheck = command.containsKey("projection");
                if (!isSweep && !isCheck) commands.add(name);
            }
        };
    }

    @Test
    void a_record_carries_the_attributes_of_its_event() {
        var plain = open().relaying();

        Correlation.carrying(Optional.of("c-1"), () -> {
            plain.stores().of(Parcel.class).insert(Parcel.begin(id));
            return null;
        });

        await().until(() -> !published().isEmpty());
        var record = Records.all(Topic.DISPATCHES, id).getFirst();
        assertThat(Records.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Records.header(record, "ce_id")).isEqualTo("parcel/" + id + "/1");
        assertThat(Records.header(record, "ce_source")).isEqualTo("/branding-service");
        assertThat(Records.header(record, "ce_type")).isEqualTo("DispatchApproved");
        assertThat(Records.header(record, "ce_subject")).isEqualTo(id);
        assertThat(Records.header(record, "ce_sequence")).isEqualTo("1");
        assertThat(Records.header(record, "ce_correlationid")).isEqualTo("c-1");
        assertThat(Records.header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void a_unique_index_violation_does_not_quote_the_value() {
        var plain = open();
        plain.mongo().indexOps(Listing.class).createIndex(new Index("name", Sort.Direction.ASC).unique());
        var listings = Listing.store(plain.stores());
        listings.insert(Listing.begin(id, "Zoe Quatrefages"));
        listings.insert(Listing.begin("other", "Ada"));
        var other = new Listing.ListingId("other");

        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> listings.insert(Listing.begin("third", "Zoe Quatrefages")),
                () -> listings.change(other, found -> found.named("Zoe Quatrefages")))) {
            assertThat(catchThrowable(write))
                    .isInstanceOf(DuplicateKeyException.class)
                    .hasMessageContaining("Listing")
                    .hasMessageNotContaining("Zoe")
                    .hasNoCause();
        }
    }

    @Test
    void guarantee_2_concurrent_commands_and_relay_lose_duplicate_and_reorder_nothing() throws Exception {
        var plain = open().relaying();
        var parcels = plain.stores().of(Parcel.class);
        parcels.insert(Parcel.begin(id));

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4)
                    .forEach(_ -> clients.submit(() -> {
                        for (int i = 0; i < 25; i++) whenThereIsRoom(parcels);
                    }));
        }

        await().untilAsserted(() -> assertThat(published()).hasSize(101));
        assertThat(published()).isEqualTo(IntStream.rangeClosed(1, 101).boxed().toList());
        assertThat(parcels.find(new Parcel.ParcelId(id)).orElseThrow().version())
                .isEqualTo(101);
    }

    @Test
    void two_concurrent_relays_publish_everything_with_first_copies_in_order() {
        var one = open().relaying();
        var other = open().relaying();
        var here = one.stores().of(Parcel.class);
        var there = other.stores().of(Parcel.class);
        here.insert(Parcel.begin(id));

        for (int i = 0; i < 20; i++) {
            here.change(new Parcel.ParcelId(id), Parcel::next);
            there.change(new Parcel.ParcelId(id), Parcel::next);
        }

        var all = IntStream.rangeClosed(1, 41).boxed().toList();
        await().untilAsserted(() -> assertThat(published().stream().distinct()).isEqualTo(all));
    }

    @Test
    void a_relay_paused_past_its_lease_sends_a_late_duplicate_and_no_other_order() throws Exception {
        var wake = new CountDownLatch(1);
        var paused = new CountDownLatch(1);
        var slow = open(record -> {
            paused.countDown();
            awaitLatch(wake);
            return null;
        });
        slow.stores().of(Parcel.class).insert(Parcel.begin(id));
        slow.relaying();
        paused.await();

        var quick = open();
        var parcels = quick.stores().of(Parcel.class);
        quick.relaying();
        parcels.change(new Parcel.ParcelId(id), Parcel::next);
        await().untilAsserted(() -> assertThat(published()).containsExactly(1, 2));
        wake.countDown();

        await().untilAsserted(() -> assertThat(published()).containsExactly(1, 2, 1));
        assertThat(Records.all(Topic.DISPATCHES, id))
                .extracting(record -> Records.header(record, CloudEventHeaders.ID))
                .containsExactly("parcel/" + id + "/1", "parcel/" + id + "/2", "parcel/" + id + "/1");
    }

    @Test
    void guarantee_2_the_last_record_of_a_key_is_the_current_state_even_after_a_late_copy() throws Exception {
        var wake = new CountDownLatch(1);
        var paused = new CountDownLatch(1);
        var slow = open(record -> {
            paused.countDown();
            awaitLatch(wake);
            return null;
        });
        Listing.store(slow.stores()).insert(Listing.begin(id, "first"));
        slow.relaying();
        paused.await();

        var quick = open();
        var listings = Listing.store(quick.stores());
        quick.relaying().checking();
        listings.change(new Listing.ListingId(id), listing -> listing.named("second"));
        await().until(() -> states().contains("second"));
        wake.countDown();

        await().untilAsserted(() -> {
            var published = states();
            assertThat(published).as("the late copy").contains("first");
            assertThat(published.subList(published.lastIndexOf("first") + 1, published.size()))
                    .as("after the late copy, once or more often")
                    .isNotEmpty()
                    .containsOnly("second");
        });
    }

    @Test
    void gives_a_state_an_id_that_no_event_has() {
        var listings = Listing.store(open().relaying().stores());

        listings.insert(Listing.begin(id, "somebody"));

        await().untilAsserted(() -> assertThat(Records.all(Topic.CONTACTS, "registration:" + id))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(Records.header(record, CloudEventHeaders.ID)).isEqualTo("listing/%s/1/state", id)));
    }

    @Test
    void publishes_an_erased_aggregate_as_a_tombstone() {
        var plain = open().relaying();
        var listings = Listing.store(plain.stores());
        listings.insert(Listing.begin(id, "somebody"));
        await().until(() -> states().contains("somebody"));

        listings.change(new Listing.ListingId(id), Listing::erase);

        await().untilAsserted(() -> assertThat(Records.all(Topic.CONTACTS, "registration:" + id)
                        .getLast()
                        .value())
                .isNull());
    }

    @Test
    void guarantee_2_a_failing_aggregate_delays_no_other() {
        var bad = Infrastructure.fresh("bad");
        var plain = open(record -> record.key().equals(bad) ? new TimeoutException("not today") : null);
        var parcels = plain.stores().of(Parcel.class);
        plain.relaying();

        parcels.insert(Parcel.begin(bad));
        parcels.insert(Parcel.begin(id));

        await().untilAsserted(() -> assertThat(published()).containsOnly(1));
        assertThat(Records.all(Topic.DISPATCHES, bad)).isEmpty();
    }

    @Test
    void guarantee_1_a_full_outbox_rejects_commands_until_events_are_published() {
        var plain = open();
        var parcels = plain.stores().of(Parcel.class);
        parcels.insert(Parcel.begin(id));
        for (int i = 1; i < OutboxEntry.LIMIT; i++) parcels.change(new Parcel.ParcelId(id), Parcel::next);

        assertThatThrownBy(() -> parcels.change(new Parcel.ParcelId(id), Parcel::next))
                .isInstanceOf(OutboxFull.class);
        assertThat(parcels.find(new Parcel.ParcelId(id)).orElseThrow().steps()).isEqualTo(OutboxEntry.LIMIT);

        plain.relaying();

        whenThereIsRoom(parcels);
    }

    @Test
    void a_repeated_command_publishes_nothing() {
        var plain = open().relaying();
        var parcels = plain.stores().of(Parcel.class);

        assertThat(parcels.insert(Parcel.begin(id))).isTrue();
        assertThat(parcels.insert(Parcel.begin(id))).isFalse();
        parcels.change(new Parcel.ParcelId(id), parcel -> parcel.step(1));
        parcels.change(new Parcel.ParcelId(id), parcel -> parcel.step(2));

        await().untilAsserted(() -> assertThat(published()).containsExactly(1, 2));
    }

    @Test
    void a_command_for_an_unknown_aggregate_throws() {
        var parcels = open().stores().of(Parcel.class);

        assertThatThrownBy(() -> parcels.change(new Parcel.ParcelId(id), Change::none))
                .isInstanceOf(UnknownAggregate.class);
    }

    private void whenThereIsRoom(Store<Parcel> parcels) {
        await().ignoreExceptionsMatching(e -> e instanceof OutboxFull || e instanceof OptimisticLockingFailureException)
                .untilAsserted(() -> parcels.change(new Parcel.ParcelId(id), Parcel::next));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Plain open() {
        var plain = Plain.inTheTest(database);
        opened.add(plain);
        return plain;
    }

    /// With a producer that first calls `fault`, which may wait and whose result is thrown.
    private Plain open(Function<ProducerRecord<String, ?>, @Nullable RuntimeException> fault) {
        var plain = Plain.inTheTest(database, producer -> faulty(producer, fault));
        opened.add(plain);
        return plain;
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte @Nullable []> faulty(
            Producer<String, byte @Nullable []> producer,
            Function<ProducerRecord<String, ?>, @Nullable RuntimeException> fault) {
        return (Producer<String, byte @Nullable []>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        var thrown = fault.apply((ProducerRecord<String, ?>) arguments[0]);
                        if (thrown != null) return CompletableFuture.failedFuture(thrown);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static double published(Plain plain, String aggregate, String event) {
        // Registered with the first event.
        var counter = plain.meters
                .find("spro.outbox.published")
                .tags("aggregate", aggregate, "event", event)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private Document raw(Plain plain, String collection) {
        return Objects.requireNonNull(plain.mongo()
                .getCollection(collection)
                .find(new Document("_id", id))
                .first());
    }

    private List<Integer> published() {
        return Records.all(Topic.DISPATCHES, id).stream()
                .map(record -> CloudEventHeaders.JSON.readValue(record.value(), DispatchEvent.class))
                .map(Parcel::number)
                .toList();
    }

    private List<String> states() {
        return Records.all(Topic.CONTACTS, "registration:" + id).stream()
                .flatMap(record -> Stream.ofNullable(record.value()))
                .map(value ->
                        CloudEventHeaders.JSON.readTree(value).path("name").asString())
                .toList();
    }
}
