package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Notifications after the day.
class SendFollowUpsTests extends InMemoryService {

    private final SendFollowUps sendFollowUps = enrolment.sendFollowUps;

    @Test
    void notifies_attendees_immediately_and_absentees_a_day_later() {
        publish(2, 5);
        var attendee = confirmed("Ada");
        var absentee = confirmed("Bea");
        var waiting = confirmed("Max");
        begin();
        checkIn.handle(day, attendee, null, Scope.WHOLE, "camille");
        assertThat(followUps(attendee)).as("before the day is held").isEmpty();

        end();
        moveDay.handle(day, Step.HOLD, "camille");
        mongo.reconcilers().start();
        sendFollowUps.dayChanged(day);

        await().untilAsserted(
                        () -> assertThat(followUps(attendee)).singleElement().isInstanceOf(AttestationReady.class));
        mongo.reconcilers().stop();
        sendFollowUps.handle(day, clock.instant().plus(Duration.ofHours(23)));
        sendFollowUps.handle(day, clock.instant().plus(Duration.ofHours(25)));
        assertThat(followUps(absentee)).singleElement().isInstanceOf(NoShowRecorded.class);
        assertThat(followUps(waiting)).as("who had no place").isEmpty();
    }

    @Test
    void notifies_everybody_once_and_late_check_ins_of_the_attestation() {
        publish(2, 5);
        var attendee = confirmed("Ada");
        var checkedInLate = confirmed("Bea");
        begin();
        checkIn.handle(day, attendee, null, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        sendFollowUps.handle(day, clock.instant().plus(Duration.ofHours(25)));
        moveDay.handle(day, Step.REVERT, "camille");
        checkIn.handle(day, checkedInLate, null, Scope.WHOLE, "camille");
        moveDay.handle(day, Step.HOLD, "camille");

        for (int i = 0; i < 2; i++) sendFollowUps.handle(day, clock.instant().plus(Duration.ofHours(50)));

        assertThat(followUps(attendee)).singleElement().isInstanceOf(AttestationReady.class);
        assertThat(followUps(checkedInLate)).hasExactlyElementsOfTypes(NoShowRecorded.class, AttestationReady.class);
    }

    @Test
    void who_is_restored_once_the_day_has_begun_or_is_over_is_never_called_missing() {
        publish(5, 5);
        var restoredAtTheDay = confirmed("Ada");
        var restoredAfterwards = confirmed("Bea");
        var absent = confirmed("Max");
        for (var id : List.of(restoredAtTheDay, restoredAfterwards)) cancelRegistration.handle(id, "camille");
        begin();
        enrolment.restoreRegistration.undo(restoredAtTheDay, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveTo(clock.instant().plus(Duration.ofHours(30)));
        enrolment.restoreRegistration.undo(restoredAfterwards, "camille");

        assertThat(FollowUpMail.of(store.get(restoredAtTheDay), find())).isEqualTo(FollowUpMail.NONE);
        sendFollowUps.handle(day, clock.instant());

        assertThat(followUps(restoredAtTheDay)).isEmpty();
        assertThat(followUps(restoredAfterwards)).isEmpty();
        assertThat(followUps(absent)).singleElement().isInstanceOf(NoShowRecorded.class);
        checkIn.handle(day, restoredAfterwards, null, Scope.WHOLE, "camille");
        sendFollowUps.handle(day, clock.instant());
        assertThat(followUps(restoredAfterwards)).singleElement().isInstanceOf(AttestationReady.class);
    }

    private List<?> followUps(RegistrationId id) {
        return events(id).stream()
                .filter(fact -> fact instanceof AttestationReady || fact instanceof NoShowRecorded)
                .toList();
    }
}
