package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.message.Status.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTests {

    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant AFTER_THE_ATTEMPT = NOW.plus(Notification.LONGEST_ATTEMPT);

    private final Notification due = Notification.create(
            Template.PLACE_CONFIRMED,
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
    void guarantee_6_that_it_is_about_to_be_sent_is_on_record_before_the_mail_server_is_asked() {
        assertThat(sending.status()).isEqualTo(new Sending("first", false));
        assertThat(sending.lookAgainAt()).isEqualTo(AFTER_THE_ATTEMPT);
    }

    @Test
    void nobody_else_begins_while_an_attempt_may_still_be_under_way() {
        assertThat(sending.begin("second", AFTER_THE_ATTEMPT.minusMillis(1)).isNone())
                .isTrue();
    }

    @Test
    void guarantee_6_an_attempt_whose_outcome_is_unknown_is_made_once_more() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT);

        assertThat(again.state().status()).isEqualTo(new Sending("second", true));
    }

    @Test
    void guarantee_6_after_a_second_unknown_outcome_it_is_not_sent_any_more_and_that_is_told() {
        var again = sending.begin("second", AFTER_THE_ATTEMPT).state();

        var change = again.begin("third", AFTER_THE_ATTEMPT.plus(Notification.LONGEST_ATTEMPT));

        assertThat(change.state().status()).isInstanceOf(NotSent.class);
        assertThat(change.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationNotSent.class,
                        told -> assertThat(told.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN));
    }

    @Test
    void what_the_server_took_is_told_once() {
        var sent = sending.sent(NOW);

        assertThat(sent.state().status()).isEqualTo(new Sent(NOW));
        assertThat(sent.state().lookAgainAt()).isNull();
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
    void what_the_server_put_off_is_tried_again_with_longer_and_longer_pauses() {
        var first = sending.tryLater(0, NOW).state();
        var second = first.begin("second", NOW).state().tryLater(1, NOW).state();

        assertThat(first.status()).isEqualTo(new Due(1));
        assertThat(first.lookAgainAt()).isEqualTo(NOW.plusSeconds(10));
        assertThat(second.lookAgainAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void a_message_that_waits_says_for_what() {
        var waiting = due.waitFor(List.of(EntityRef.day("d-1")), NOW).state();

        assertThat(waiting.waitsFor()).containsExactly(EntityRef.day("d-1"));
        assertThat(waiting.waitFor(List.of(EntityRef.day("d-1")), NOW).isNone()).isTrue();
        assertThat(waiting.begin("first", NOW).state().waitsFor()).isEmpty();
    }
}
