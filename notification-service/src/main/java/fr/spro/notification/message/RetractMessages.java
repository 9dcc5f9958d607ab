package fr.spro.notification.message;

import fr.spro.platform.messaging.inbox.Received;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/// Gives up the messages of earlier events of an aggregate that are not sent yet, because a later event
/// contradicts them. Idempotent.
@Service
public class RetractMessages {

    private final Store<Notification> store;
    private final MongoOperations mongo;
    private final Clock clock;

    RetractMessages(Store<Notification> store, MongoOperations mongo, Clock clock) {
        this.store = store;
        this.mongo = mongo;
        this.clock = clock;
    }

    /// @param later the event that contradicts them
    public void handle(Received later) {
        var aggregate = later.id().substring(0, later.id().lastIndexOf('/'));
        mongo.find(NotificationId.ofAggregate(aggregate), Notification.class).stream()
                .filter(message -> message.cause().sequence() < later.sequence())
                .filter(message -> message.template().isKnown())
                .forEach(message -> store.change(message.id(), found -> found.giveUp(Why.SUPERSEDED, clock.instant())));
    }
}
