package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.ParticipantFact;
import fr.spro.contracts.Topic;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.inbox.Received;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Stores the message for an event and triggers sending. Idempotent by the event id.
@Service
public class WriteMessage {

    /// @param validUntil when the message expires; by default a week after the event
    public record Command(
            Template template,
            Reference about,
            @Nullable Reference day,
            Object fact,
            @Nullable Instant validUntil) {

        /// A message to the participant of the event.
        public static Command to(Template template, ParticipantFact fact, @Nullable Instant validUntil) {
            var contact = new Reference(EntityRef.registration(fact.registrationId()), fact.contactVersion());
            var day = new Reference(EntityRef.day(fact.dayId()), fact.dayVersion());
            return new Command(template, contact, day, fact, validUntil);
        }

        /// The same with the default validity.
        public static Command to(Template template, ParticipantFact fact) {
            return to(template, fact, null);
        }
    }

    private static final Duration USUAL_VALIDITY = Duration.ofDays(7);

    private final Store<Notification> store;
    private final Outgoing outgoing;
    private final JsonMapper json;
    private final Clock clock;

    WriteMessage(Store<Notification> store, Outgoing outgoing, JsonMapper json, Clock clock) {
        this.store = store;
        this.outgoing = outgoing;
        this.json = json;
        this.clock = clock;
    }

    public void handle(Command command, Received received) {
        var now = clock.instant();
        var topic = Topic.of(command.fact());
        var fact = json.writerFor(topic.events()).writeValueAsString(command.fact());
        var cause = new Cause(received.id(), received.sequence(), topic.topicName(), fact, Correlation.current());
        var validUntil = command.validUntil() == null ? now.plus(USUAL_VALIDITY) : command.validUntil();
        var notification =
                Notification.create(command.template(), command.about(), command.day(), cause, now, validUntil);
        store.insert(Change.to(notification));
        outgoing.trigger(notification.id());
    }
}
