package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.platform.messaging.InMemoryMongo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordDeliveryTests {

    private static final Instant NOW = Instant.parse("2026-11-19T16:00:00Z");

    private final Deliveries deliveries = new InMemoryMongo().repository(Deliveries.class);
    private final RecordDelivery recordDelivery = new RecordDelivery(deliveries);

    @Test
    void a_mail_that_was_sent_does_not_expire_later() {
        recordDelivery.handle(delivery(null));
        recordDelivery.handle(delivery(Reason.EXPIRED));

        assertThat(deliveries.findById("n-1").orElseThrow().isSent()).isTrue();
    }

    @Test
    void a_mail_that_was_sent_after_all_is_recorded_as_sent() {
        recordDelivery.handle(delivery(Reason.EXPIRED));
        assertThat(deliveries.findById("n-1").orElseThrow().isSent()).isFalse();

        recordDelivery.handle(delivery(null));

        assertThat(deliveries.findById("n-1").orElseThrow().isSent()).isTrue();
    }

    private static Delivery delivery(@Nullable Reason reason) {
        return new Delivery("n-1", new RegistrationId("r-1"), "place-confirmed", reason, NOW);
    }
}
