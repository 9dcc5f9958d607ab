package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.TextId;

/// Natural key of a message: the event that causes it, the template and the recipient. A repeated event makes
/// the same message.
public record NotificationId(String value) implements TextId {

    static NotificationId of(String eventId, Template template, EntityRef recipient) {
        return new NotificationId("%s|%s|%s".formatted(eventId, template.key(), recipient));
    }
}
