package fr.spro.notification.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.LastRecords;
import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// After a restore of this service's store: takes from the topics which messages were sent or given up since the
/// backup, and what they said. Their events, which are consumed again, do not send them again, and neither do the
/// events of another restored service that say the same.
@Component
class RestoreDeliveries implements RestoreStep {

    /// The published outcome of a message.
    private record Published(
            NotificationId id, Kind kind, EntityRef recipient, String causeId, Status outcome, Instant at) {

        static Stream<Published> of(DeliveryEvent event) {
            return switch (event) {
                case NotificationSent(var id, var template, var recipient, var causeId, var at) ->
                    Stream.of(of(id, template, recipient, causeId, new Sent(at), at));
                case NotificationNotSent(var id, var template, var recipient, var causeId, var reason, var at) ->
                    Stream.of(of(id, template, recipient, causeId, new NotSent(Failure.of(reason), at), at));
                case DeliveryEvent.Unknown _ -> Stream.empty();
            };
        }

        private static Published of(
                String id, String kind, EntityRef recipient, String causeId, Status outcome, Instant at) {
            return new Published(new NotificationId(id), Kind.ofKey(kind), recipient, causeId, outcome, at);
        }

        Notification withCause(Cause cause) {
            return Notification.restored(id, kind, recipient, cause, outcome, at);
        }
    }

    private final Store<Notification> store;
    private final LastRecords lastRecords;

    RestoreDeliveries(Store<Notification> store, LastRecords lastRecords) {
        this.store = store;
        this.lastRecords = lastRecords;
    }

    @Override
    public void run(long floor) {
        var lost = restore(lastRecords.events(Topic.DELIVERIES, DeliveryEvent.class));
        if (lost.isEmpty()) return;
        for (var topic : Topic.values()) {
            if (!topic.compacted() && topic.readers().contains(Service.NOTIFICATION)) {
                lastRecords.readAll(topic, record -> insert(record, lost));
            }
        }
    }

    /// Gives the messages that the backup contains their outcome.
    ///
    /// @return the others, by the id of their event
    Map<String, List<Published>> restore(Collection<DeliveryEvent> deliveries) {
        var lost = new HashMap<String, List<Published>>();
        deliveries.stream().flatMap(Published::of).forEach(delivery -> {
            var known = store.find(delivery.id());
            if (known.isEmpty()) {
                lost.computeIfAbsent(delivery.causeId(), _ -> new ArrayList<>()).add(delivery);
            } else if (!known.get().isSettled()) {
                store.change(delivery.id(), message -> message.restore(delivery.outcome()));
            }
        });
        return lost;
    }

    /// Stores the lost messages that the event of this record has caused.
    void insert(ConsumerRecord<String, byte @Nullable []> record, Map<String, List<Published>> lost) {
        var id = header(record, CloudEventHeaders.ID).orElse("");
        var ofEvent = lost.getOrDefault(id, List.of());
        if (ofEvent.isEmpty() || record.value() == null) return;
        var cause = new Cause(
                id,
                header(record, CloudEventHeaders.SEQUENCE).map(Long::valueOf).orElse(0L),
                record.topic(),
                new String(record.value(), UTF_8),
                header(record, CloudEventHeaders.CORRELATION).orElse(null));
        for (var delivery : ofEvent) store.insert(Change.to(delivery.withCause(cause)));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(found -> new String(found.value(), UTF_8));
    }
}
