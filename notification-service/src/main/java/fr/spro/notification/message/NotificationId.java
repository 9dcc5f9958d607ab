package fr.spro.notification.message;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.platform.messaging.outbox.TextId;
import org.springframework.data.mongodb.core.query.Query;

/// Natural key of a message: the event that causes it, its kind and the recipient. A repeated event makes
/// the same message.
public record NotificationId(String value) implements TextId {

    static NotificationId of(String eventId, Kind kind, EntityRef recipient) {
        return new NotificationId("%s|%s|%s".formatted(eventId, kind.key(), recipient));
    }

    /// The messages of all events of an aggregate.
    ///
    /// @param aggregate the id of an event without its number
    static Query ofAggregate(String aggregate) {
        var events = aggregate + "/";
        // The number of the event follows, and a colon follows the digits.
        return new Query(where("_id").gte(events).lt(events + ":"));
    }
}
