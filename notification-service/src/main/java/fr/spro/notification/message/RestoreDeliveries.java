package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.LastRecords;
import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// After a restore of this service's store: takes from its own topic which messages were sent or given up since the
/// backup, so that their events, which are consumed again, do not send them again.
@Component
class RestoreDeliveries implements RestoreStep {

    private final Store<Notification> store;
    private final LastRecords lastRecords;

    RestoreDeliveries(Store<Notification> store, LastRecords lastRecords) {
        this.store = store;
        this.lastRecords = lastRecords;
    }

    @Override
    public void run(long floor) {
        lastRecords.events(Topic.DELIVERIES, DeliveryEvent.class).forEach(this::restore);
    }

    void restore(DeliveryEvent delivery) {
        switch (delivery) {
            case NotificationSent(var id, var template, var recipient, var causeId, var at) ->
                restore(id, template, recipient, causeId, new Sent(at), at);
            case NotificationNotSent(var id, var template, var recipient, var causeId, var reason, var at) ->
                restore(id, template, recipient, causeId, new NotSent(Failure.of(reason), at), at);
            case DeliveryEvent.Unknown _ -> {}
        }
    }

    private void restore(
            String id, String templateKey, EntityRef recipient, String causeId, Status outcome, Instant at) {
        Template.ofKey(templateKey).ifPresent(template -> {
            var restored = Notification.restored(
                    new NotificationId(id), template, recipient, Cause.known(causeId), outcome, at);
            var known = store.find(restored.id());
            if (known.isEmpty()) store.insert(Change.to(restored));
            else if (!known.get().isSettled()) store.change(restored.id(), message -> message.restore(outcome));
        });
    }
}
