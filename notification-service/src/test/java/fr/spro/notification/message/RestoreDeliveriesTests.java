package fr.spro.notification.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.MessageAnswered;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DeliveryEvent.MessageUndelivered;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Delivery.Undelivered;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.LastRecords;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A store that was restored from before a message, whose event is consumed again.
class RestoreDeliveriesTests {

    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final Instant SENT = NOW.minus(Duration.ofHours(5));
    private static final Instant RETURNED = NOW.minus(Duration.ofHours(4));
    private static final Cause CAUSE =
            new Cause("registration/r-1/3", 3, "registration.registrations", "{\"type\": \"...\"}", "c-1");

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<Notification> store = mongo.store(Notification.class);
    private final RestoreDeliveries deliveries = new RestoreDeliveries(store, new LastRecords(Map.of()));
    private final Notification message = Notification.create(
            Kind.PLACE_CONFIRMED,
            new Reference(EntityRef.registration("r-1"), 1),
            new Reference(EntityRef.day("d-1"), 4),
            CAUSE,
            NOW,
            NOW.plus(Duration.ofDays(7)));

    @Test
    void a_message_of_a_kind_that_only_a_newer_version_knows_is_restored_too() {
        var id = "registration/r-1/3|reminder-7|registration:r-1";
        var reminder = new NotificationSent(id, "reminder-7", EntityRef.registration("r-1"), CAUSE.eventId(), SENT);

        deliveries.insert(event(CAUSE.eventId()), deliveries.restore(List.of(reminder)));

        assertThat(store.get(new NotificationId(id)).template()).isEqualTo(new Kind("REMINDER_7"));
        assertThat(store.get(new NotificationId(id)).status()).isEqualTo(new Sent(SENT));
    }

    @Test
    void a_message_that_the_backup_does_not_contain_is_not_sent_again() {
        var lost = deliveries.restore(List.of(sent()));
        deliveries.insert(event("registration/r-1/2"), lost);
        assertThat(store.find(message.id())).isEmpty();
        deliveries.insert(event(CAUSE.eventId()), lost);

        assertThat(schedule()).isFalse();

        var restored = store.get(message.id());
        assertThat(restored.status()).isEqualTo(new Sent(SENT));
        assertThat(restored.nextAttemptAt()).isNull();
        assertThat(restored.about().ref()).isEqualTo(message.about().ref());
        assertThat(restored.cause()).isEqualTo(CAUSE);
        assertThat(mongo.events(Notification.class, message.id())).isEmpty();
    }

    @Test
    void without_the_deliveries_it_is_due_again() {
        assertThat(schedule()).isTrue();

        assertThat(store.get(message.id()).status()).isEqualTo(new Due(0, false));
    }

    @Test
    void a_message_that_was_due_in_the_backup_gets_its_outcome_and_publishes_it_no_more() {
        schedule();

        deliveries.restore(List.of(new NotificationNotSent(
                message.id().value(), "place-confirmed", message.about().ref(), "e", Reason.REJECTED_BY_SERVER, SENT)));

        assertThat(store.get(message.id()).status()).isEqualTo(new NotSent(Failure.REJECTED_BY_SERVER, SENT));
        assertThat(mongo.events(Notification.class, message.id())).isEmpty();
    }

    @Test
    void a_reason_that_is_a_text_is_kept_and_the_status_has_the_nearest_one() {
        schedule();

        deliveries.restore(List.of(notSent("superseded")));

        assertThat(store.get(message.id()).reason()).isEqualTo(new Why("superseded"));
        assertThat(store.get(message.id()).status()).isEqualTo(new NotSent(Failure.EXPIRED, SENT));
        assertThat(new Why("address-invalid").failure()).isEqualTo(Failure.INVALID_ADDRESS);
        assertThat(mongo.events(Notification.class, message.id())).isEmpty();
    }

    @Test
    void a_message_that_came_back_is_restored_with_its_outcome() {
        var lost = deliveries.restore(List.of(sent(), cameBack("address-unknown"), answered()));
        deliveries.insert(event(CAUSE.eventId()), lost);

        var restored = store.get(message.id());
        assertThat(restored.status()).isEqualTo(new Sent(SENT));
        assertThat(MessageState.of(restored)).isEqualTo(MessageState.UNDELIVERED);
        assertThat(restored.delivery().undelivered()).isEqualTo(new Undelivered(RETURNED, "5.1.0", "DSN", 1L));
    }

    @Test
    void a_message_that_came_back_since_the_backup_is_undelivered_and_published_no_more() {
        schedule();
        store.change(message.id(), due -> due.begin("attempt", NOW));
        store.change(message.id(), sending -> sending.sent(NOW));
        mongo.emptyOutbox(Notification.class, message.id());

        deliveries.restore(List.of(sent(), cameBack("returned")));

        assertThat(store.get(message.id()).status()).isEqualTo(new Sent(NOW));
        assertThat(MessageState.of(store.get(message.id()))).isEqualTo(MessageState.UNDELIVERED);
        assertThat(mongo.events(Notification.class, message.id())).isEmpty();
    }

    @Test
    void what_somebody_did_about_a_message_does_not_hide_its_outcome() {
        schedule();

        deliveries.restore(List.of(notSent("outcome-unknown"), answered()));

        assertThat(store.get(message.id()).reason()).isEqualTo(Why.OUTCOME_UNKNOWN);
    }

    @Test
    void an_outcome_that_the_backup_contains_stays() {
        schedule();
        store.change(message.id(), due -> due.begin("attempt", NOW));
        store.change(message.id(), sending -> sending.sent(NOW));

        deliveries.restore(List.of(sent()));

        assertThat(store.get(message.id()).status()).isEqualTo(new Sent(NOW));
    }

    /// As `ScheduleMessage` does.
    private boolean schedule() {
        return store.insert(Change.to(message));
    }

    private static ConsumerRecord<String, byte @Nullable []> event(String id) {
        var record = new ConsumerRecord<String, byte @Nullable []>(
                CAUSE.topic(), 0, 0, "r-1", CAUSE.event().getBytes(UTF_8));
        record.headers()
                .add(CloudEventHeaders.ID, id.getBytes(UTF_8))
                .add(CloudEventHeaders.SEQUENCE, "3".getBytes(UTF_8))
                .add(CloudEventHeaders.CORRELATION, "c-1".getBytes(UTF_8));
        return record;
    }

    private DeliveryEvent notSent(String reason) {
        return new MessageNotSent(
                message.id().value(), "place-confirmed", message.about().ref(), CAUSE.eventId(), reason, SENT);
    }

    private DeliveryEvent cameBack(String reason) {
        return new MessageUndelivered(
                message.id().value(), "place-confirmed", message.about().ref(), CAUSE.eventId(), 1L, reason, RETURNED);
    }

    private DeliveryEvent answered() {
        return new MessageAnswered(
                message.id().value(), "place-confirmed", message.about().ref(), CAUSE.eventId(), "told-by-phone", NOW);
    }

    private DeliveryEvent sent() {
        return new NotificationSent(
                message.id().value(), "place-confirmed", message.about().ref(), CAUSE.eventId(), SENT);
    }
}
