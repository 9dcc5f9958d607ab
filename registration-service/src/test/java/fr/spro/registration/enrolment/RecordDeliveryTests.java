package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.enrolment.Delivery.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDeliveryTests {

    private static final Instant NOW = Instant.parse("2026-11-19T16:00:00Z");
    private static final RegistrationId ADA = new RegistrationId("r-1");
    private static final Delivery SENT = Delivery.sent("n-1", ADA, "changed", NOW);
    private static final Delivery EXPIRED = notSent("expired", 0);
    private static final Delivery RETURNED =
            Delivery.undelivered("n-1", ADA, "changed", "address-unknown", NOW.plusSeconds(60));
    private static final Delivery SENT_AGAIN = Delivery.sent("n-1", ADA, "changed", NOW.plus(Duration.ofHours(2)));

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Deliveries deliveries = mongo.repository(Deliveries.class);
    private final RecordDelivery recordDelivery = new RecordDelivery(deliveries);

    @Test
    void a_mail_that_was_sent_does_not_expire_later() {
        assertThat(after(SENT, notSent("expired", 60))).isEqualTo(SENT);
    }

    @Test
    void a_mail_that_was_sent_after_all_is_recorded_as_sent() {
        assertThat(after(EXPIRED)).isEqualTo(EXPIRED);
        assertThat(after(EXPIRED, SENT)).isEqualTo(SENT);
    }

    @Test
    void a_mail_that_came_back_is_recorded_as_undelivered_in_whatever_order_its_events_are_read() {
        assertThat(after(SENT, RETURNED)).isEqualTo(RETURNED);
        assertThat(after(RETURNED, SENT)).isEqualTo(RETURNED);
        assertThat(after(SENT, RETURNED, SENT, EXPIRED)).isEqualTo(RETURNED);
    }

    @Test
    void a_mail_that_was_sent_again_after_it_came_back_is_recorded_as_sent() {
        assertThat(after(SENT, RETURNED, SENT_AGAIN)).isEqualTo(SENT_AGAIN);
        assertThat(after(SENT_AGAIN, SENT, RETURNED)).isEqualTo(SENT_AGAIN);
    }

    @Test
    void the_last_reason_of_a_mail_that_was_not_sent_counts() {
        assertThat(after(EXPIRED, notSent("superseded", 60)).notSent()).isEqualTo("superseded");
        assertThat(after(notSent("superseded", 60), EXPIRED).notSent()).isEqualTo("superseded");
    }

    @Test
    void a_time_that_the_store_cannot_keep_is_no_later_one() {
        var at = NOW.plusNanos(1_500);
        recordDelivery.handle(Delivery.notSent("n-1", ADA, "changed", "expired", at));
        var known = deliveries.findById("n-1").orElseThrow();

        assertThat(Delivery.notSent("n-1", ADA, "changed", "expired", at).replaces(known))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "rejected-by-server, REJECTED_BY_SERVER",
        "rejected-mailbox,   REJECTED_BY_SERVER",
        "rejected-message,   REJECTED_BY_SERVER",
        "address-invalid,    REJECTED_BY_SERVER",
        "outcome-unknown,    OUTCOME_UNKNOWN",
        "recipient-erased,   RECIPIENT_ERASED",
        "expired,            EXPIRED",
        "superseded,         EXPIRED",
        "full-moon,          EXPIRED"
    })
    void an_older_version_reads_the_nearest_reason_that_it_knows(String why, Reason nearest) {
        recordDelivery.handle(notSent(why, 0));

        assertThat(stored().get("reason")).isEqualTo(nearest.name());
        assertThat(stored().get("why")).isEqualTo(why);
    }

    @Test
    void an_older_version_does_not_take_what_came_back_for_sent() {
        recordDelivery.handle(RETURNED);

        assertThat(stored().get("reason")).isEqualTo("REJECTED_BY_SERVER");
    }

    @Test
    void what_an_older_version_has_recorded_says_why_too() {
        for (var reason : Reason.values()) {
            var old = new Delivery("n-1", ADA, "changed", reason, NOW, null, null, null);

            assertThat(old.notSent()).isEqualTo(reason.text());
            assertThat(Reason.nearest(reason.text())).isEqualTo(reason);
        }
    }

    @Test
    void an_answer_of_the_staff_stays_until_there_is_something_new() {
        recordDelivery.handle(SENT);
        recordDelivery.handle(RETURNED);
        recordDelivery.answered("n-1", new Answer("told-by-phone", RETURNED.at().plusSeconds(5)));
        recordDelivery.handle(RETURNED);
        recordDelivery.answered("n-1", new Answer("told-by-phone-before", RETURNED.at()));

        assertThat(known().answered()).isEqualTo("told-by-phone");
        assertThat(known().isNoLoss(false)).isTrue();

        recordDelivery.answered("n-1", new Answer(null, RETURNED.at().plusSeconds(9)));
        assertThat(known().isNoLoss(false)).isFalse();

        recordDelivery.answered("n-1", new Answer("told-by-phone", RETURNED.at().plusSeconds(10)));
        recordDelivery.handle(SENT_AGAIN);
        assertThat(known()).isEqualTo(SENT_AGAIN);
    }

    @Test
    void an_answer_about_an_unknown_message_is_none() {
        recordDelivery.answered("n-1", new Answer("told-by-phone", NOW));

        assertThat(deliveries.findById("n-1")).isEmpty();
    }

    private Delivery known() {
        return deliveries.findById("n-1").orElseThrow();
    }

    /// What is known of a message after these events.
    private static Delivery after(Delivery... events) {
        var known = new InMemoryMongo().repository(Deliveries.class);
        for (var event : events) new RecordDelivery(known).handle(event);
        return known.findById("n-1").orElseThrow();
    }

    private static Delivery notSent(String why, int seconds) {
        return Delivery.notSent("n-1", ADA, "changed", why, NOW.plusSeconds(seconds));
    }

    private Document stored() {
        return Objects.requireNonNull(
                mongo.mongo().getCollection("delivery").find().first());
    }
}
