package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.SendFollowUps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What participants are told once the day is over.
class FollowUpTests extends RunningService {

    @Autowired
    SendFollowUps tellAfterwards;

    @Test
    void who_came_learns_at_once_that_the_attestation_is_ready_and_who_did_not_a_day_later_that_they_were_missed() {
        publish(2, 5);
        var came = confirmed("Ada");
        var missed = confirmed("Bea");
        var waited = confirmed("Max");
        checkIn.handle(day, came, null, Scope.WHOLE);
        assertThat(afterwards(came)).as("before the day is held").isEmpty();

        moveDay.handle(day, Step.HOLD, "camille");

        await().untilAsserted(() -> assertThat(afterwards(came)).singleElement().isInstanceOf(AttestationReady.class));
        tellAfterwards.handle(day, Instant.now().plus(Duration.ofHours(23)));
        tellAfterwards.handle(day, Instant.now().plus(Duration.ofHours(25)));
        await().untilAsserted(
                        () -> assertThat(afterwards(missed)).singleElement().isInstanceOf(NoShowRecorded.class));
        assertThat(afterwards(waited)).as("who had no place").isEmpty();
    }

    @Test
    void each_is_told_once_however_often_the_day_is_held_and_who_is_noted_late_gets_the_attestation() {
        publish(2, 5);
        var came = confirmed("Ada");
        var noted = confirmed("Bea");
        checkIn.handle(day, came, null, Scope.WHOLE);
        moveDay.handle(day, Step.HOLD, "camille");
        tellAfterwards.handle(day, Instant.now().plus(Duration.ofHours(25)));
        moveDay.handle(day, Step.REVERT, "camille");
        checkIn.handle(day, noted, null, Scope.WHOLE);
        moveDay.handle(day, Step.HOLD, "camille");

        for (int i = 0; i < 2; i++) tellAfterwards.handle(day, Instant.now().plus(Duration.ofHours(50)));

        await().untilAsserted(() -> {
            assertThat(afterwards(came)).singleElement().isInstanceOf(AttestationReady.class);
            assertThat(afterwards(noted)).hasExactlyElementsOfTypes(NoShowRecorded.class, AttestationReady.class);
        });
    }

    private static List<?> afterwards(RegistrationId id) {
        return Facts.published(Topic.REGISTRATIONS, id.value()).stream()
                .filter(fact -> fact instanceof AttestationReady || fact instanceof NoShowRecorded)
                .toList();
    }
}
