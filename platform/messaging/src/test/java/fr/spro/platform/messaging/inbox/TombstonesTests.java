package fr.spro.platform.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactErased;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How an inbox reads tombstones, the records that say that an entry is gone.
class TombstonesTests extends InboxTest {

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

    private static ProducerRecord<String, byte @Nullable []> tombstone(EntityRef contact) {
        var entry = new OutboxEntry(1, Topic.CONTACTS, null, null, Instant.EPOCH, "c-1", null);
        return new CloudEventRecords(Service.REGISTRATION, "registration").state(contact, entry, Optional.empty());
    }
}
