package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Listing;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.Unavailable;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import fr.spro.platform.messaging.inbox.VersionedView;
import fr.spro.platform.testing.EmbeddedBroker;
import fr.spro.platform.testing.Infrastructure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.annotation.Id;

/// A store that is restored from a backup has lost facts that its consumers know, and publishes others. On a broker of
/// its own, since it removes from the topics what its store does not contain.
class RestorationTests {

    private record Contact(@Id String id, long version, String name) implements VersionedView {}

    /// The service whose store is restored.
    private record Service(Plain plain, Store<Parcel> parcels, Store<Listing> listings) {

        List<Document> all(String collection) {
            return plain.mongo().findAll(Document.class, collection);
        }

        boolean isPending() {
            return COLLECTIONS.stream()
                    .anyMatch(collection -> all(collection).stream()
                            .anyMatch(document -> document.containsKey(OutboxEntry.PENDING_SINCE)));
        }

        Restoration restoration(RestoreStep... steps) {
            var clock = Clock.systemUTC();
            return new Restoration(plain.stores(), new LastRecords(plain.kafkaProperties()), List.of(steps), clock);
        }
    }

    private static final List<String> COLLECTIONS = List.of("parcel", "listing");

    private static EmbeddedBroker broker;

    private final String database = Infrastructure.fresh("restored");
    private final String id = Infrastructure.fresh("p");
    private final String erased = Infrastructure.fresh("erased");
    private final String lost = Infrastructure.fresh("lost");
    private final List<Plain> opened = new ArrayList<>();
    private final Plain consumer = open(Infrastructure.fresh("consumer"), null);

    /// The effects of the consumer, by the id of their event.
    private final Map<String, Integer> effects = new HashMap<>();

    @BeforeAll
    static void startBroker(@TempDir Path files) {
        broker = EmbeddedBroker.start(files);
        Records.createTopicsOn(broker.address(), Topic.DISPATCHES.topicName(), Topic.CONTACTS.topicName());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void close() {
        opened.reversed().forEach(Plain::close);
    }

    @Test
    void guarantee_3_what_a_restored_store_publishes_is_new_to_its_consumers() {
        publishAndLoseAll();
        var restored = start(Instant.now());

        restored.restoration().run();
        publishOtherFacts(restored);

        assertThat(projected()).isEqualTo("after the restore");
        assertThat(effects.values()).containsExactlyInAnyOrder(1, 2, 7);
        assertThat(lastName(erased)).as("erased again").isEmpty();
    }

    @Test
    void guarantee_3_what_each_of_several_restores_publishes_is_new() {
        publishAndLoseAll();

        for (int times = 1; times <= 3; times++) {
            var restored = start(Instant.now().plus(Duration.ofMinutes(times)));
            restored.restoration().run();
            var backup = backup(restored);
            publish(restored, 10 * times, "lost " + times);
            consume();
            assertThat(projected()).isEqualTo("lost " + times);
            assertThat(effects.values()).contains(10 * times);
            restore(restored, backup);
        }
    }

    @Test
    void without_a_new_epoch_consumers_take_other_facts_for_repetitions() {
        publishAndLoseAll();

        publishOtherFacts(start(null));

        assertThat(projected()).isEqualTo("lost");
        assertThat(effects.values()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void accepts_no_command_until_the_numbers_of_the_restored_store_are_raised() {
        publishAndLoseAll();
        var restored = start(Instant.now());
        var steps = new ArrayList<String>();

        assertIsUnavailable(() -> restored.listings().insert(Listing.begin(id + "-new", "too early")));
        assertIsUnavailable(() -> restored.parcels().change(new Parcel.ParcelId(id), parcel -> parcel.step(7)));
        restored.restoration(_ -> {
                    restored.listings().change(new Listing.ListingId(id), listing -> listing.named("by a step"));
                    steps.add("changed");
                })
                .run();
        publishOtherFacts(restored);

        assertThat(steps).containsExactly("changed");
        assertThat(projected()).isEqualTo("after the restore");
        assertThat(effects.values()).containsExactlyInAnyOrder(1, 2, 7);
    }

    private static void assertIsUnavailable(ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(Unavailable.class).hasMessageContaining("not raised yet");
    }

    @Test
    void a_restored_store_publishes_its_states_once() {
        publishAndLoseAll();
        var restored = start(Instant.now());
        var floors = new ArrayList<Long>();

        restored.restoration(floors::add).run();
        restored.restoration(floors::add).run();

        await().until(() -> lastName(id).equals(Optional.of("before")));
        consume();
        assertThat(projected()).isEqualTo("before");
        assertThat(floors).containsExactly(restored.plain().stores().epoch().floor());
        assertThat(start(null).plain().stores().epoch().floor())
                .as("without the setting")
                .isEqualTo(floors.getFirst());
    }

    @Test
    void removes_what_the_restored_store_has_lost_after_a_week() {
        publishAndLoseAll();
        var restored = start(Instant.now());
        var now = Instant.now();
        restored.restoration().run();
        var epoch = restored.plain().stores().epoch();
        assertThat(epoch.hasLostStates(now.plus(Duration.ofDays(6)))).isFalse();
        assertThat(epoch.hasLostStates(now.plus(Duration.ofDays(8)))).isTrue();
        assertThat(lastName(lost)).contains("registered after the backup");

        restored.restoration().removeLostStates();

        assertThat(lastName(lost)).isEmpty();
        assertThat(lastName(id)).isPresent();
        assertThat(epoch.hasLostStates(now.plus(Duration.ofDays(8)))).isFalse();
    }

    private void publishAndLoseAll() {
        var service = start(null);
        service.parcels().insert(Parcel.begin(id));
        service.listings().insert(Listing.begin(id, "before"));
        service.listings().insert(Listing.begin(erased, "erased after the backup"));
        await().until(() -> !service.isPending());
        var backup = backup(service);

        service.parcels().change(new Parcel.ParcelId(id), parcel -> parcel.step(2));
        service.listings().change(new Listing.ListingId(id), listing -> listing.named("lost"));
        service.listings().change(new Listing.ListingId(erased), Listing::erase);
        service.listings().insert(Listing.begin(lost, "registered after the backup"));
        await().until(() -> !service.isPending());
        consume();
        assertThat(projected()).isEqualTo("lost");
        assertThat(lastName(erased)).isEmpty();

        restore(service, backup);
    }

    private static Map<String, List<Document>> backup(Service service) {
        await().until(() -> !service.isPending());
        var backup = new HashMap<String, List<Document>>();
        for (var collection : COLLECTIONS) backup.put(collection, service.all(collection));
        return backup;
    }

    private static void restore(Service service, Map<String, List<Document>> backup) {
        service.plain().stores().stop();
        backup.forEach((collection, documents) -> {
            var restored = service.plain().mongo().getCollection(collection);
            restored.deleteMany(new Document());
            restored.insertMany(documents);
        });
    }

    private void publishOtherFacts(Service service) {
        publish(service, 7, "after the restore");
        consume();
    }

    private void publish(Service service, int step, String name) {
        service.parcels().change(new Parcel.ParcelId(id), parcel -> parcel.step(step));
        service.listings().change(new Listing.ListingId(id), listing -> listing.named(name));
        await().until(() -> !service.isPending());
    }

    private Service start(@Nullable Instant restoredAt) {
        var plain = open(database, restoredAt);
        var service = new Service(plain, plain.stores().of(Parcel.class), Listing.store(plain.stores()));
        plain.relaying();
        return service;
    }

    private Plain open(String name, @Nullable Instant restoredAt) {
        var plain = Plain.restored(broker.address(), name, restoredAt);
        opened.add(plain);
        return plain;
    }

    /// All that was published so far, in order.
    private void consume() {
        var projections = new ProjectionStore(consumer.mongo());
        for (var record : records(Topic.CONTACTS, "registration:" + id)) {
            var listed = CloudEventHeaders.JSON.readValue(record.value(), ContactListed.class);
            projections.keep(new Contact(id, listed.version(), listed.name()));
        }
        records(Topic.DISPATCHES, id)
                .forEach(consumer.inbox(Plain.READER)
                        .reader(
                                DispatchEvent.class,
                                null,
                                (event, received) -> effects.putIfAbsent(received.id(), Parcel.number(event))));
    }

    private static List<ConsumerRecord<String, byte @Nullable []>> records(Topic topic, String key) {
        return Records.all(broker.address(), topic, key);
    }

    private String projected() {
        return Objects.requireNonNull(consumer.mongo().findById(id, Contact.class))
                .name();
    }

    private Optional<String> lastName(String key) {
        var last = records(Topic.CONTACTS, "registration:" + key).getLast().value();
        return Optional.ofNullable(last)
                .map(value ->
                        CloudEventHeaders.JSON.readTree(value).path("name").asString());
    }
}
