package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.MessageCounts.Count;
import fr.spro.notification.message.Messages.Search;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// What a newer version has stored, read by this one while both run.
class NewerVersionTests {

    private static final Kind UNKNOWN = new Kind("REMINDER_7");
    private static final Reference ADA = new Reference(EntityRef.registration("r-1"), 1);

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final MessageUseCases message = new MessageUseCases(mongo, 1, Clock.systemUTC());

    @Test
    void reads_and_keeps_a_kind_of_a_newer_version() {
        var stored = store(UNKNOWN);

        var read = message.store.get(stored.id());
        message.store.change(stored.id(), found -> found.sent(Instant.now()));

        assertThat(read.template()).isEqualTo(UNKNOWN);
        assertThat(read.template().isKnown()).isFalse();
        assertThat(raw(stored)).containsEntry("template", "REMINDER_7");
        assertThat(message.messages.find(new Search(null, null, null, null), 10))
                .hasSize(1);
        assertThat(message.messageCounts.of(null)).containsExactly(new Count(UNKNOWN, Map.of(MessageState.SENT, 1L)));
    }

    @Test
    void never_sends_a_kind_that_it_does_not_know() throws IOException {
        assertThat(sent(UNKNOWN)).isEqualTo(new Sends(0, MessageState.DUE));
    }

    /// The control.
    @Test
    void gives_up_what_it_knows_after_its_validity() throws IOException {
        assertThat(sent(Kind.PLACE_CONFIRMED)).isEqualTo(new Sends(0, MessageState.NOT_SENT));
    }

    @Test
    void leaves_a_message_alone_that_is_held() {
        var stored = store(Kind.PLACE_CONFIRMED);
        hold(stored);
        var later = new MessageUseCases(mongo, 1, Clock.offset(Clock.systemUTC(), Duration.ofDays(9)));

        later.sendMessage.handle(stored.id());

        assertThat(MessageState.of(message.store.get(stored.id()))).isEqualTo(MessageState.HELD);
    }

    @Test
    void a_message_that_is_held_after_its_recipient_does_not_begin_its_content() throws IOException {
        var held = new AtomicReference<Runnable>(() -> {});
        try (var server = new ScriptedMailServer(line -> {
            if (line.startsWith("RCPT")) held.get().run();
            return "";
        })) {
            var shipments = new Shipments(mongo, server);
            shipments.listStructure();
            shipments.shipTo(Shipments.STRUCTURE);
            held.set(() -> hold(shipments.message(Shipments.STRUCTURE)));

            shipments.sendAfter(Duration.ofMinutes(1));
            shipments.sendAfter(Duration.ofDays(9));

            assertThat(server.received()).isEmpty();
            assertThat(MessageState.of(shipments.message(Shipments.STRUCTURE))).isEqualTo(MessageState.HELD);
        }
    }

    @Test
    void a_message_that_nobody_can_send_here_cannot_be_resent_here() {
        var stored = store(UNKNOWN);
        message.store.change(stored.id(), found -> found.giveUp(Why.OUTCOME_UNKNOWN, Instant.now()));

        assertThat(message.store.get(stored.id()).canBeResent(Instant.now())).isFalse();
    }

    /// As an instance that does not know them: it writes the fields that it knows.
    @Test
    void an_instance_keeps_components_that_it_does_not_know() {
        var stored = store(Kind.PLACE_CONFIRMED);
        set(stored, "later", new Document("more", 1));
        set(stored, "plan", new Document("factAt", new Date()).append("order", "registration:r-1"));
        set(stored, "delivery", new Document("mailId", "m-1"));

        message.store.change(stored.id(), found -> found.sent(Instant.now()));

        assertThat(raw(stored)).containsEntry("later", new Document("more", 1)).containsKeys("plan", "delivery");
        assertThat(message.store.get(stored.id()).plan().order()).isEqualTo(ADA.ref());
        assertThat(message.store.get(stored.id()).delivery().mailId()).isEqualTo("m-1");
    }

    @Test
    void a_reason_of_a_newer_version_is_read_as_its_text() {
        var stored = store(Kind.PLACE_CONFIRMED);
        message.store.change(stored.id(), found -> found.giveUp(Why.EXPIRED, Instant.now()));
        assertThat(message.store.get(stored.id()).reason()).isEqualTo(Why.EXPIRED);

        set(stored, "why", "refused");

        assertThat(message.store.get(stored.id()).reason()).isEqualTo(new Why("refused"));
    }

    private record Sends(int mails, MessageState state) {}

    /// Long after its validity.
    private Sends sent(Kind kind) throws IOException {
        var stored = store(kind);
        try (var server = new ScriptedMailServer(_ -> "")) {
            var later = new MessageUseCases(mongo, server.port(), Clock.offset(Clock.systemUTC(), Duration.ofDays(9)));
            later.sendMessage.handle(stored.id());
            later.sendDue();
            return new Sends(server.received().size(), MessageState.of(message.store.get(stored.id())));
        }
    }

    private Notification store(Kind kind) {
        var now = Instant.now();
        var cause = new Cause("registration/r-1/1", 1, "registration.registrations", "{}", null);
        var stored = Notification.create(kind, ADA, null, cause, now, now.plus(Duration.ofDays(7)));
        message.store.insert(Change.to(stored));
        return stored;
    }

    private void hold(Notification stored) {
        set(stored, "plan", new Document("factAt", new Date()).append("hold", "w"));
    }

    private void set(Notification stored, String field, Object value) {
        mongo.mongo()
                .getCollection("notification")
                .updateOne(new Document("_id", stored.id().value()), new Document("$set", new Document(field, value)));
    }

    private Document raw(Notification stored) {
        return mongo.mongo()
                .getCollection("notification")
                .find(new Document("_id", stored.id().value()))
                .first();
    }
}
