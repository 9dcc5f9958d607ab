package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.Topic;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.inbox.Received;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Stores the message for an event and triggers sending. Idempotent by the event id, and by what the
/// event says when a restored service publishes it again.
@Service
public class ScheduleMessage {

    /// @param validUntil when the message expires; by default a week after the event happened, however late it is read
    public record Command(
            Kind kind,
            Reference about,
            @Nullable Reference day,
            MailedEvent event,
            @Nullable Instant validUntil) {

        /// A message to the participant of the event.
        public static Command to(Kind kind, ParticipantEvent.Mailed event, @Nullable Instant validUntil) {
            var contact = new Reference(EntityRef.registration(event.registrationId()), event.contactVersion());
            var day = new Reference(EntityRef.day(event.dayId()), event.dayVersion());
            return new Command(kind, contact, day, event, validUntil);
        }

        /// The same with the default validity.
        public static Command to(Kind kind, ParticipantEvent.Mailed event) {
            return to(kind, event, null);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleMessage.class);
    private static final Duration DEFAULT_VALIDITY = Duration.ofDays(7);

    private final Store<Notification> store;
    private final DueMessages dueMessages;
    private final Repetitions repetitions;
    private final JsonMapper json;
    private final Clock clock;

    ScheduleMessage(
            Store<Notification> store, DueMessages dueMessages, Repetitions repetitions, JsonMapper json, Clock clock) {
        this.store = store;
        this.dueMessages = dueMessages;
        this.repetitions = repetitions;
        this.json = json;
        this.clock = clock;
    }

    public void handle(Command command, Received received) {
        var now = clock.instant();
        var topic = Topic.of(command.event());
        var event = json.writerFor(topic.events()).writeValueAsString(command.event());
        var cause = new Cause(received.id(), received.sequence(), topic.topicName(), event, Correlation.current());
        var validUntil = command.validUntil() == null ? received.time().plus(DEFAULT_VALIDITY) : command.validUntil();
        var notification = Notification.create(command.kind(), command.about(), command.day(), cause, now, validUntil);
        if (repetitions.include(notification)) {
            LOG.info(
                    "{} was told before the publisher's store was restored",
                    notification.id().value());
            return;
        }
        if (isLate(received, now) && now.plus(Pauses.FOR_WHAT_FOLLOWED).isBefore(validUntil)) {
            var later = notification.notBefore(now.plus(Pauses.FOR_WHAT_FOLLOWED));
            store.insert(Change.to(later.state()));
            return;
        }
        store.insert(Change.to(notification));
        dueMessages.trigger(notification);
    }

    /// After this service was away events are heard that later ones have overtaken.
    private static boolean isLate(Received received, Instant now) {
        return received.time().isBefore(now.minus(Pauses.LATE));
    }
}
