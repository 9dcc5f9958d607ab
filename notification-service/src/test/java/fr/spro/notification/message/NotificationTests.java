package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTests {

    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant AFTER_THE_ATTEMPT = NOW.plus(Notification.MAX_ATTEMPT);

    private final Notification due = Notification.create(
            Kind.PLACE_CONFIRMED,
            new Reference(EntityRef.registration("r-1"), 1),
            new Reference(EntityRef.day("d-1"), 4),
            new Cause("registration/r-1/3", 3, "registration.registrations", "{}", "c-1"),
            NOW,
            NOW.plus(Duration.ofDays(7)));

    private final Notification sending = due.begin("first", NOW).state();

    @Test
    void its_id_is_the_event_the_template_and_the_recipient() {
        assertThat(due.id().value()).isEqualTo("registration/r-1/3|place-confirmed|registration:r-1");
    }

    @Test
    void guarantee_6_an_attempt_is_recorded_before_the_transfer() {
        assertThat(sending.status()).isEqualTo(new Sending("first", false));
        assertThat(sending.nextAttemptAt()).isEqualTo(AFTER_THE_ATTEMPT);
    }

    @Test
    void no_second_attempt_begins_while_one_may_be_running() {
        assertThat(sending.begin("second", AFTER_THE_ATTEMPT.minusMillis(1)).isNone())
                .isTrue();
    }

    @Test
    void guarantee_6_an_attempt_with_an_unknown_outcome_is_repeated_once() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT);

        assertThat(again.state().status()).isEqualTo(new Sending("second", true));
    }

    @Test
    void guarantee_6_after_a_second_unknown_outcome_it_is_not_sent_and_that_is_published() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT).state();

        var change = again.begin("third", AFTER_THE_ATTEMPT.plus(Notification.MAX_ATTEMPT));

        assertThat(change.state().status()).isInstanceOf(NotSent.class);
        assertThat(change.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageNotSent.class,
                        event -> assertThat(event.reason()).isEqualTo("outcome-unknown"));
    }

    @Test
    void guarantee_6_a_member_of_staff_can_have_a_message_of_unknown_outcome_sent_once_more() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT).state();
        var unknown = again.begin("third", AFTER_THE_ATTEMPT.plus(Notification.MAX_ATTEMPT))
                .state();
        var now = AFTER_THE_ATTEMPT.plus(Duration.ofHours(1));
        assertThat(unknown.canBeResent(now)).isTrue();

        var resent = unknown.resend("camille", now).state();

        assertThat(unknown.resend("camille", now).audit()).singleElement().satisfies(entry -> {
            assertThat(entry.by()).isEqualTo("camille");
            assertThat(entry.action()).isEqualTo(MessageAction.RESENT);
        });
        assertThat(resent.nextAttemptAt()).isEqualTo(now);
        assertThat(resent.resend("camille", now).isNone()).as("only once").isTrue();
        var fourth = resent.begin("fourth", now).state();
        assertThat(reason(fourth.begin("fifth", now.plus(Notification.MAX_ATTEMPT))))
                .isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    @Test
    void a_rejected_or_expired_message_is_not_sent_once_more() {
        var rejected = sending.rejected("first", Why.REJECTED, NOW).state();
        assertThat(rejected.resend("camille", NOW).isNone()).isTrue();

        var again = sending.begin("second", AFTER_THE_ATTEMPT).state();
        var unknown = again.begin("third", AFTER_THE_ATTEMPT.plus(Notification.MAX_ATTEMPT))
                .state();

        assertThat(unknown.resend("camille", unknown.validUntil()).isNone()).isTrue();
    }

    @Test
    void an_invalid_address_is_published_as_such() {
        var change = sending.rejected("first", Why.ADDRESS_INVALID, NOW);

        assertThat(change.state().status()).isEqualTo(new NotSent(Failure.INVALID_ADDRESS, NOW));
        assertThat(change.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageNotSent.class,
                        event -> assertThat(event.reason()).isEqualTo("address-invalid"));
    }

    @Test
    void guarantee_6_an_unknown_outcome_is_not_forgotten_by_a_later_rejection() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT).state();
        var later = again.tryLater("second", 0, AFTER_THE_ATTEMPT).state();

        assertThat(later.begin("third", AFTER_THE_ATTEMPT).state().status()).isEqualTo(new Sending("third", true));
        assertThat(reason(again.rejected("second", Why.REJECTED, AFTER_THE_ATTEMPT)))
                .isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(reason(later.giveUp(Why.EXPIRED, AFTER_THE_ATTEMPT))).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(reason(sending.giveUp(Why.RECIPIENT_ERASED, AFTER_THE_ATTEMPT)))
                .isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    @Test
    void the_outcome_of_an_earlier_attempt_says_nothing_about_the_current_one() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT).state();

        assertThat(again.tryLater("first", 0, AFTER_THE_ATTEMPT).isNone()).isTrue();
        assertThat(again.rejected("first", Why.REJECTED, AFTER_THE_ATTEMPT).isNone())
                .isTrue();
        assertThat(again.sent(AFTER_THE_ATTEMPT).state().status()).isEqualTo(new Sent(AFTER_THE_ATTEMPT));
    }

    @Test
    void is_not_given_up_while_an_attempt_may_be_running() {
        assertThat(sending.giveUp(Why.RECIPIENT_ERASED, NOW).isNone()).isTrue();
        assertThat(reason(due.giveUp(Why.RECIPIENT_ERASED, NOW))).isEqualTo(Failure.RECIPIENT_ERASED);
        assertThat(reason(sending.rejected("first", Why.REJECTED, NOW))).isEqualTo(Failure.REJECTED_BY_SERVER);
    }

    private static Failure reason(Change<Notification, DeliveryEvent> change) {
        return ((NotSent) change.state().status()).reason();
    }

    @Test
    void publishes_an_accepted_message_once() {
        var sent = sending.sent(NOW);

        assertThat(sent.state().status()).isEqualTo(new Sent(NOW));
        assertThat(sent.state().nextAttemptAt()).isNull();
        assertThat(sent.events())
                .isEqualTo(List.of(new NotificationSent(
                        due.id().value(),
                        "place-confirmed",
                        EntityRef.registration("r-1"),
                        "registration/r-1/3",
                        NOW)));
        assertThat(sent.state().sent(NOW).isNone()).isTrue();
        assertThat(sent.state().begin("late", AFTER_THE_ATTEMPT).isNone()).isTrue();
    }

    @Test
    void retries_a_postponed_message_with_growing_pauses() {
        var first = sending.tryLater("first", 0, NOW).state();
        var second =
                first.begin("second", NOW).state().tryLater("second", 1, NOW).state();

        assertThat(first.status()).isEqualTo(new Due(1, false));
        assertThat(first.nextAttemptAt()).isEqualTo(NOW.plusSeconds(10));
        assertThat(second.nextAttemptAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void a_waiting_message_lists_what_it_waits_for() {
        var waiting = due.waitFor(List.of(EntityRef.day("d-1")), NOW).state();

        assertThat(waiting.waitingFor()).containsExactly(EntityRef.day("d-1"));
        assertThat(waiting.waitFor(List.of(EntityRef.day("d-1")), NOW).isNone()).isTrue();
        assertThat(waiting.begin("first", NOW).state().waitingFor()).isEmpty();
    }

    @Test
    void a_waiting_message_is_tried_again_after_as_long_as_it_has_waited() {
        var day = List.of(EntityRef.day("d-1"));
        var waiting = due.waitFor(day, NOW).state();
        var after3Minutes = waiting.waitFor(day, NOW.plusSeconds(180)).state();
        var after9Hours =
                after3Minutes.waitFor(day, NOW.plus(Duration.ofHours(9))).state();

        assertThat(waiting.nextAttemptAt()).isEqualTo(NOW.plus(Pauses.FIRST_WAIT));
        assertThat(after3Minutes.nextAttemptAt()).isEqualTo(NOW.plusSeconds(360));
        assertThat(after9Hours.nextAttemptAt())
                .isEqualTo(NOW.plus(Duration.ofHours(9)).plus(Duration.ofMinutes(30)));
    }
}
