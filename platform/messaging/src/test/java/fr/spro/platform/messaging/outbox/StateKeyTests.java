package fr.spro.platform.messaging.outbox;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.EntryRemoved;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.EntityRef.Kind;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

/// Entities of different kinds with the same id, from their stores through relay and inbox.
class StateKeyTests {

    private final String id = Infrastructure.fresh("nantes");
    private final Plain plain = Plain.inTheTest(Infrastructure.fresh("keys"));
    private final Stores stores = new Stores(
            Service.REGISTRATION,
            plain.mongo(),
            plain.kafka(),
            new RelaySettings(Duration.ofSeconds(1), Duration.ofSeconds(15), null),
            Clock.systemUTC(),
            () -> null,
            plain.meters);
    private final Store<Structure> structures =
            store(Structure.class, Topic.DIRECTORY, Kind.STRUCTURE, one -> structure());
    private final Store<Group> groups = store(Group.class, Topic.DIRECTORY, Kind.GROUP, one -> group());
    private final Store<Coordinator> coordinators =
            store(Coordinator.class, Topic.CONTACTS, Kind.COORDINATOR, one -> contact(Kind.COORDINATOR));
    private final Store<Registration> people =
            store(Registration.class, Topic.CONTACTS, Kind.REGISTRATION, one -> contact(Kind.REGISTRATION));
    private final EntryId entry = new EntryId(id);

    record EntryId(String value) implements TextId {}

    interface Entry extends Aggregate {
        boolean removed();
    }

    record Structure(@Id EntryId id, boolean removed, long version) implements Entry {}

    record Group(@Id EntryId id, boolean removed, long version) implements Entry {}

    record Coordinator(@Id EntryId id, boolean removed, long version) implements Entry {}

    record Registration(@Id EntryId id, boolean removed, long version) implements Entry {}

    @BeforeEach
    void start() {
        Records.createTopics(Topic.DIRECTORY.topicName(), Topic.CONTACTS.topicName());
        stores.start();
    }

    @AfterEach
    void stop() {
        stores.stop();
        plain.close();
    }

    @Test
    void keeps_kinds_with_the_same_id_apart_and_a_tombstone_removes_one_kind_only() {
        insertOneOfEachKind();

        await().untilAsserted(() -> assertThat(received()).containsExactlyInAnyOrderEntriesOf(ofEachKind()));

        structures.change(entry, _ -> Change.to(new Structure(entry, true, 1)).publishingState());
        people.change(entry, _ -> Change.to(new Registration(entry, true, 1)).publishingState());

        await().untilAsserted(() -> assertThat(received())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(EntityRef.group(id), group(), EntityRef.coordinator(id), contact(Kind.COORDINATOR))));
    }

    @Test
    void keys_without_their_kind_lose_entries() {
        insertOneOfEachKind();
        await().until(() -> Stream.of(Topic.DIRECTORY, Topic.CONTACTS)
                        .flatMap(this::records)
                        .count()
                == 4);

        assertThat(received(record -> EntityRef.parse(record.key()).id()))
                .as("the last of each topic")
                .hasSize(2);
    }

    @Test
    void rejects_a_kind_that_the_topic_does_not_carry() {
        assertThatThrownBy(() -> store(Group.class, Topic.CONTACTS, Kind.GROUP, one -> group()))
                .hasMessageContaining("GROUP");
    }

    private void insertOneOfEachKind() {
        structures.insert(Change.to(new Structure(entry, false, 0)).publishingState());
        groups.insert(Change.to(new Group(entry, false, 0)).publishingState());
        coordinators.insert(Change.to(new Coordinator(entry, false, 0)).publishingState());
        people.insert(Change.to(new Registration(entry, false, 0)).publishingState());
    }

    private Map<EntityRef, Object> ofEachKind() {
        return Map.of(
                EntityRef.structure(id), structure(),
                EntityRef.group(id), group(),
                EntityRef.coordinator(id), contact(Kind.COORDINATOR),
                EntityRef.registration(id), contact(Kind.REGISTRATION));
    }

    private <S extends Entry> Store<S> store(Class<S> type, Topic topic, Kind kind, Function<S, Object> fact) {
        return stores.of(
                type,
                topic,
                kind,
                one -> Optional.of(one).filter(entry -> !entry.removed()).map(fact));
    }

    private Map<EntityRef, Object> received() {
        return received(ConsumerRecord::key);
    }

    /// The state of a consumer that reads the compacted topic: the last record of each key.
    private Map<EntityRef, Object> received(Function<ConsumerRecord<String, ?>, String> key) {
        var known = new HashMap<EntityRef, Object>();
        var inbox = plain.inbox(Service.NOTIFICATION);
        compacted(Topic.DIRECTORY, key).forEach(inbox.reader(DirectoryEvent.class, EntryRemoved::new, (event, _) -> {
            switch (event) {
                case StructureListed e -> known.put(EntityRef.structure(e.structureId()), e);
                case GroupListed e -> known.put(EntityRef.group(e.groupId()), e);
                case EntryRemoved e -> known.remove(e.entry());
                default -> throw new AssertionError(event);
            }
        }));
        compacted(Topic.CONTACTS, key).forEach(inbox.reader(ContactEvent.class, ContactErased::new, (event, _) -> {
            switch (event) {
                case ContactListed e -> known.put(e.contact(), e);
                case ContactErased e -> known.remove(e.contact());
                default -> throw new AssertionError(event);
            }
        }));
        return known;
    }

    private List<ConsumerRecord<String, byte @Nullable []>> compacted(
            Topic topic, Function<ConsumerRecord<String, ?>, String> key) {
        return List.copyOf(records(topic)
                .collect(toMap(key, Function.identity(), (_, last) -> last))
                .values());
    }

    private Stream<ConsumerRecord<String, byte @Nullable []>> records(Topic topic) {
        return Records.all(topic.topicName()).stream()
                .filter(record -> record.key().endsWith(id));
    }

    private StructureListed structure() {
        var address = new PostalAddress("1 rue du Port", "44000", "Nantes");
        return new StructureListed(id, 1, "Structure", "mission-locale", id, address, "accueil@example.org");
    }

    private GroupListed group() {
        return new GroupListed(id, 1, "Groupe", "Loire", List.of(id), List.of());
    }

    private ContactListed contact(Kind kind) {
        return new ContactListed(new EntityRef(kind, id), 1, "Somebody", kind.text() + "@example.org", "fr");
    }
}
