package fr.spro.notification.message.web;

import fr.spro.notification.message.MessageState;
import fr.spro.notification.message.Notification;

/// One message in the list. `recipient` is a name for those who may read names, otherwise the bare id.
///
/// @param resendable whether this person can have it sent once more
public record MessageRow(Notification notification, MessageState state, String recipient, boolean resendable) {

    /// Why it was not sent, as part of a message key; empty if it was sent or is pending.
    public String reason() {
        var reason = notification.reason();
        return reason == null ? "" : reason.value();
    }

    /// The class of its badge.
    public String badge() {
        return switch (state) {
            case SENT, DISTRIBUTED -> "done";
            case HELD, DUE, SENDING -> "waiting";
            case UNDELIVERED, NOT_SENT -> "off";
        };
    }
}
