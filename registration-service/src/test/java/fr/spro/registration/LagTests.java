package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.work.StartupTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;

/// The consumer lag of this service.
class LagTests extends RunningService {

    private static final String INBOX = "deliveryEvents-in-0";

    @Autowired
    MeterRegistry meters;

    @Autowired
    BindingsLifecycleController inboxes;

    @Autowired
    StartupTasks startupTasks;

    @Test
    void reports_the_lag_of_events_not_yet_consumed() {
        await().until(startupTasks::areCompleted);
        inboxes.changeState(INBOX, State.STOPPED);
        try {
            for (int i = 1; i <= 3; i++) {
                var id = "lag-" + day.value() + i;
                Facts.publish(
                        id,
                        1,
                        new NotificationSent(
                                id, "place-confirmed", EntityRef.registration("r-1"), "e-1", Instant.now()));
            }
            await().untilAsserted(() -> assertThat(lag()).isEqualTo(3));
        } finally {
            inboxes.changeState(INBOX, State.STARTED);
        }
        await().untilAsserted(() -> assertThat(lag()).isZero());
    }

    @Test
    void measures_the_inboxes_and_the_checks_of_states() {
        assertThat(meters.get("spro.inbox.overdue").gauges())
                .extracting(gauge -> gauge.getId().getTag("group"))
                .containsExactlyInAnyOrder(
                        "registration-service.notification.deliveries",
                        "registration-service.states.registration.contacts",
                        "registration-service.states.registration.directory");
    }

    @Test
    void measures_the_open_dead_letters_of_each_topic_that_it_reads() {
        assertThat(meters.get("spro.inbox.dead.letters.open").gauges())
                .extracting(gauge -> gauge.getId().getTag("topic"))
                .containsExactly(Topic.DELIVERIES.topicName());
        await().untilAsserted(() -> assertThat(
                        meters.get("spro.inbox.dead.letters.open").gauge().value())
                .as("NaN until they are measured")
                .isGreaterThanOrEqualTo(0));
    }

    private double lag() {
        return meters.get("spro.inbox.lag")
                .tag("topic", Topic.DELIVERIES.topicName())
                .gauge()
                .value();
    }
}
