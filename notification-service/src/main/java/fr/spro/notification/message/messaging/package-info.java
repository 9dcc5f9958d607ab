/// The inboxes of messages.
@NullMarked
package fr.spro.notification.message.messaging;

import org.jspecify.annotations.NullMarked;
