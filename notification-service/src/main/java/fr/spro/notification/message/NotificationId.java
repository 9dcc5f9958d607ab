package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.TextId;

/// Natural key of a message: the event that causes it, the template and the recipient. The same event makes the same
/// message, however often it comes.
public record NotificationId(String value) implements TextId {

    static NotificationId of(String eventId, Template template, EntityRef recipient) {
        return new NotificationId("%s|%s|%s".formatted(eventId, template.key(), recipient));
    }
}
