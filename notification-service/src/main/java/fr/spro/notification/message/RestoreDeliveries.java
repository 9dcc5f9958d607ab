package fr.spro.notification.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.LastRecords;
import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// After a restore of this service's store: takes from the topics which messages were sent or given up
/// since the backup, and what they said. Their events, which are consumed again, do not send them
/// again, and neither do the events of another restored service that say the same.
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
        var published = new HashMap<NotificationId, Published>();
        deliveries.stream()
                .flatMap(Published::of)
                .forEach(delivery -> published.merge(delivery.id(), delivery, Published::then));
        var lost = new HashMap<String, List<Published>>();
        for (var delivery : published.values()) {
            if (store.find(delivery.id()).isPresent()) store.change(delivery.id(), delivery::restore);
            else
                lost.computeIfAbsent(delivery.causeId(), _ -> new ArrayList<>()).add(delivery);
        }
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
        for (var delivery : ofEvent) store.insert(Change.to(delivery.with(cause)));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(found -> new String(found.value(), UTF_8));
    }
}
