package fr.spro.notification.message;

import fr.spro.contracts.Topic;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.platform.messaging.inbox.Received;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Puts a message on record because of a fact, once however often the fact comes, and lets it go.
@Service
public class WriteMessage {

    /// @param validUntil when the message would be of no use any more; a week after the fact if absent
    public record Command(
            Template template,
            Reference about,
            @Nullable Reference day,
            Object fact,
            @Nullable Instant validUntil) {}

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
        var cause = new Cause(received.id(), received.sequence(), topic.topicName(), fact);
        var validUntil = command.validUntil() == null ? now.plus(USUAL_VALIDITY) : command.validUntil();
        var notification =
                Notification.create(command.template(), command.about(), command.day(), cause, now, validUntil);
        store.insert(Change.to(notification));
        outgoing.wake(notification.id());
    }
}
