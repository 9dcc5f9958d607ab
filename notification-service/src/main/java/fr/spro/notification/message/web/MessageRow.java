package fr.spro.notification.message.web;

import fr.spro.notification.message.Messages;
import fr.spro.notification.message.Notification;
import fr.spro.notification.message.Status;
import java.util.Locale;

/// One message in the list. `recipient` is a name for those who may read names, otherwise the bare id.
///
/// @param resendable whether this person can have it sent once more
public record MessageRow(Notification notification, Messages.State state, String recipient, boolean resendable) {

    /// Why it was not sent, as part of a message key; empty if it was sent or is pending.
    public String reason() {
        return notification.status() instanceof Status.NotSent(var reason, var _)
                ? reason.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : "";
    }
}
