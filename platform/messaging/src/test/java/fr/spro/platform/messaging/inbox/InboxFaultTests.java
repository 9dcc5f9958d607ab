package fr.spro.platform.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Effect;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.PlainService;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.messaging.inbox.InboxErrors.Pauses;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreFault.StoreError;
import fr.spro.platform.testing.faults.StoreProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.FixedBackOff;

/// Guarantee 4: an inbox through all faults of its store. Faults of a record are dead-lettered without a retry.
class InboxFaultTests {

    private static final Pauses NONE = new Pauses(new FixedBackOff(10, Long.MAX_VALUE), new FixedBackOff(0, 0));

    private final String id = Infrastructure.fresh("p");
    private final StoreProxy proxy = StoreProxy.before(Infrastructure.storeUri("faults"));
    private Plain plain;
    private Store<Effect> effects;

    @BeforeAll
    static void createTopics() {
        Records.createTopics(Topic.DISPATCHES.topicName(), Topic.DISPATCHES.deadLetters(Plain.READER));
        Records.createTopics(Topic.CONTACTS.topicName(), Topic.CONTACTS.deadLetters(Plain.READER));
    }

    @BeforeEach
    void open() {
        plain = Plain.behind(proxy, Infrastructure.fresh("faults"), Duration.ofMillis(300));
        effects = plain.stores().of(Effect.class);
    }

    @AfterEach
    void close() {
        plain.close();
        proxy.close();
    }

    @Test
    void guarantee_4_no_fault_of_the_store_makes_a_dead_letter() {
        var sent = new ArrayList<>(listen(InboxErrors::waits, this::take));
        StoreFault.all().forEach((name, fault) -> {
            var before = retries();
            proxy.fail(fault);
            sent.addAll(send(name));
            await(name).until(() -> retries() >= before + Topic.PARTITIONS);

            proxy.heal();

            awaitEffects(name, sent);
        });
        proxy.fail(StoreFault.flap(3));
        for (int i = 0; i < 10; i++) sent.addAll(send("flap" + i));
        awaitEffects("flap", sent);

        assertThat(deadLetters(Topic.DISPATCHES)).isEmpty();
    }

    /// Reads through the same proxy, which the driver has to find healthy first.
    private void awaitEffects(String fault, List<String> sent) {
        await(fault)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(effects()).containsExactlyInAnyOrderElementsOf(sent));
    }

    @Test
    void with_the_old_rule_step_down_shutdown_and_full_disk_make_dead_letters() {
        listen(
                OldRule::waits,
                (event, received) -> StoreTime.perRoundTrip(() -> {
                    take(event, received);
                    return null;
                }));
        for (var error : StoreError.ALL) {
            // The only one of them that Spring translates to an exception of the old list.
            if (error == StoreError.SHUTDOWN_IN_PROGRESS) continue;
            proxy.fail(StoreFault.error(error));

            var sent = send(error.name());

            await(error.name())
                    .untilAsserted(
                            () -> assertThat(deadLetters(Topic.DISPATCHES)).containsAll(sent));
        }
    }

    @Test
    void guarantee_4_a_tombstone_is_never_dead_lettered() {
        var failures = List.<RuntimeException>of(
                new IllegalStateException(), new ClassCastException(), new NullPointerException());

        assertThat(erase(InboxErrors::waits, failures, 6)).as("erased").isTrue();

        assertThat(deadLetters(Topic.CONTACTS)).isEmpty();
    }

    @Test
    void with_the_old_rule_a_tombstone_is_dead_lettered() {
        assertThat(erase(OldRule::waits, List.of(new IllegalStateException()), Integer.MAX_VALUE))
                .as("erased")
                .isFalse();
    }

    /// Publishes a tombstone to a receiver that fails some times.
    ///
    /// @return whether the receiver succeeded at last, instead of a dead letter
    private boolean erase(
            BiPredicate<ConsumerRecord<?, ?>, Exception> waits, List<RuntimeException> failures, int times) {
        var contact = EntityRef.registration(id);
        var tries = new AtomicInteger();
        var erased = new CopyOnWriteArrayList<EntityRef>();
        var entry = new OutboxEntry(1, Topic.CONTACTS, null, null, Instant.EPOCH, "c-1", null);
        send(new CloudEventRecords(Topic.CONTACTS.writer(), "registration").state(contact, entry, Optional.empty()));

        var inbox = plain.inbox(Plain.READER).reader(ContactEvent.class, ContactErased::new, (_, _) -> {
            var number = tries.getAndIncrement();
            if (number < times) throw failures.get(number % failures.size());
            erased.add(contact);
        });
        listen(Topic.CONTACTS, waits, record -> {
            if (contact.toString().equals(Records.key(record))) inbox.accept(record);
        });

        await().until(() -> !erased.isEmpty() || !deadLetters(Topic.CONTACTS).isEmpty());
        return !erased.isEmpty();
    }

    /// Sends an event to each partition.
    private List<String> send(String name) {
        var sent = new ArrayList<String>();
        for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
            var subject = "%s-%s-%d".formatted(id, name.replace(' ', '-'), partition);
            var event =
                    CloudEventHeaders.JSON.writerFor(DispatchEvent.class).writeValueAsString(Parcel.event(subject, 1));
            var entry = new OutboxEntry(1, Topic.DISPATCHES, "DispatchApproved", event, Instant.EPOCH, "c-1", null);
            var record = new CloudEventRecords(Plain.WRITER, "parcel").event(subject, entry);
            send(new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers()));
            sent.add(subject);
        }
        return sent;
    }

    private void send(ProducerRecord<String, byte @Nullable []> record) {
        plain.kafka().send(record).join();
    }

    private void take(DispatchEvent event, Received received) {
        PlainService.take(effects, event, received);
    }

    /// @return what was handled by a healthy store, which the assignment of partitions needs
    private List<String> listen(
            BiPredicate<ConsumerRecord<?, ?>, Exception> waits, BiConsumer<DispatchEvent, Received> receiver) {
        var inbox = plain.inbox(Plain.READER).reader(DispatchEvent.class, null, receiver);
        listen(Topic.DISPATCHES, waits, record -> {
            if (Records.key(record).startsWith(id)) inbox.accept(record);
        });
        var sent = send("healthy");
        await().untilAsserted(() -> assertThat(effects()).containsExactlyInAnyOrderElementsOf(sent));
        return sent;
    }

    private void listen(
            Topic topic, BiPredicate<ConsumerRecord<?, ?>, Exception> waits, Consumer<ConsumerRecord<?, ?>> inbox) {
        var errors = new InboxErrors(Plain.READER, plain.deadLetters(), plain.meters, waits, NONE);
        plain.subscribe(topic, Infrastructure.fresh("reader"), Plain.READER)
                .with(errors)
                .start(inbox::accept);
    }

    private double retries() {
        var counter = plain.meters.find("spro.inbox.retries").counter();
        return counter == null ? 0 : counter.count();
    }

    private List<String> effects() {
        return plain.mongo().findAll(Effect.class).stream().map(Effect::subject).toList();
    }

    /// The keys of the dead letters of this test.
    private List<String> deadLetters(Topic topic) {
        return Records.all(topic.deadLetters(Plain.READER)).stream()
                .map(letter -> String.valueOf(letter.key()))
                .filter(key -> key.contains(id))
                .toList();
    }
}
