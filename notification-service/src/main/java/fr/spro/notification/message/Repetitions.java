package fr.spro.notification.message;

import fr.spro.platform.messaging.SequenceEpoch;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Recognises what a recipient was told before: a service whose store was restored from a backup publishes again what
/// the backup does not contain, with new event ids. That is the same message, in another epoch.
@Component
class Repetitions {

    private final MongoOperations mongo;
    private final JsonMapper json;

    Repetitions(MongoOperations mongo, JsonMapper json) {
        this.mongo = mongo;
        this.json = json;
    }

    /// Whether the latest message of an earlier epoch, of this kind and about the same thing, says the same to the same
    /// recipient. One that was not sent does not count. Reads the store only for events of a restored service.
    boolean include(Notification notification) {
        if (SequenceEpoch.of(notification.cause().sequence()) == 0) return false;
        return !notification.template().isAwaited()
                && latestBefore(notification)
                        .filter(told -> !(told.status() instanceof Status.NotSent))
                        .filter(told -> told.cause().saysTheSameAs(notification.cause(), json))
                        .isPresent();
    }

    private Optional<Notification> latestBefore(Notification notification) {
        var ofAggregate = NotificationId.ofAggregate(notification.cause().aggregate());
        var epoch = SequenceEpoch.of(notification.cause().sequence());
        return mongo.find(ofAggregate, Notification.class).stream()
                .filter(told -> told.template().equals(notification.template()))
                .filter(told -> told.about().ref().equals(notification.about().ref()))
                .filter(told -> SequenceEpoch.of(told.cause().sequence()) < epoch)
                .max(Comparator.comparing(told -> told.cause().sequence()));
    }
}
