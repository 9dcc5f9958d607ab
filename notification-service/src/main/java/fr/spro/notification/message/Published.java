package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.MessageAnswered;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DeliveryEvent.MessageUndelivered;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Delivery.Undelivered;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was published of a message.
///
/// @param at the time of its outcome
/// @param undelivered if it came back afterwards
record Published(
        NotificationId id,
        Kind kind,
        EntityRef recipient,
        String causeId,
        Instant at,
        Status outcome,
        @Nullable Why why,
        @Nullable Undelivered undelivered) {

    /// What this event says, unless it is nothing about the outcome.
    static Stream<Published> of(DeliveryEvent event) {
        return switch (event) {
            case NotificationSent(var id, var template, var recipient, var causeId, var at) ->
                Stream.of(of(id, template, recipient, causeId, at, new Sent(at)));
            case NotificationNotSent(var id, var template, var recipient, var causeId, var reason, var at) ->
                Stream.of(of(id, template, recipient, causeId, at, new NotSent(Failure.of(reason), at)));
            case MessageNotSent(var id, var template, var recipient, var causeId, var reason, var at) ->
                Stream.of(of(id, template, recipient, causeId, at, new NotSent(new Why(reason).failure(), at))
                        .with(new Why(reason), null));
            case MessageUndelivered(var id, var template, var recipient, var causeId, var to, var reason, var at) ->
                Stream.of(of(id, template, recipient, causeId, at, new Sent(at))
                        .with(null, Undelivered.published(reason, to, at)));
            case MessageAnswered _, DeliveryEvent.Unknown _ -> Stream.empty();
        };
    }

    private static Published of(
            String id, String kind, EntityRef recipient, String causeId, Instant at, Status outcome) {
        return new Published(new NotificationId(id), Kind.ofKey(kind), recipient, causeId, at, outcome, null, null);
    }

    private Published with(@Nullable Why why, @Nullable Undelivered undelivered) {
        return new Published(id, kind, recipient, causeId, at, outcome, why, undelivered);
    }

    /// What came back keeps the outcome that it had before.
    Published then(Published later) {
        return later.undelivered == null ? later : with(why, later.undelivered);
    }

    /// A message that the restored store does not have.
    Notification with(Cause cause) {
        return restore(Notification.restored(id, kind, recipient, cause, at)).state();
    }

    /// The same message with what was published.
    Change<Notification, DeliveryEvent> restore(Notification message) {
        return message.restore(outcome, why, undelivered);
    }
}
