package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import org.junit.jupiter.api.Test;

/// Cancelling after a participant came, or once the day has begun.
class CancelOnTheDayTests extends InMemoryService {

    @Test
    void a_participant_who_was_present_does_not_cancel_alone() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        moveTo(DayUseCases.CHECK_IN_PERIOD.opensAt(find()).plusSeconds(60));
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        assertThat(cancelRegistration.handle(ada, Participant.ACTOR).isActive()).isTrue();

        assertThat(store.get(ada).wasPresent()).isTrue();
        assertThat(events(ada)).noneMatch(RegistrationCancelled.class::isInstance);
    }

    @Test
    void a_participant_cancels_alone_until_the_day_begins() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);

        moveTo(START.minusSeconds(60));
        assertThat(cancelRegistration.handle(bea, Participant.ACTOR).isActive()).isFalse();
        moveTo(START.plusSeconds(1));
        assertThat(cancelRegistration.handle(ada, Participant.ACTOR).isActive()).isTrue();
    }

    @Test
    void staff_cancel_with_the_attendance_even_after_the_day() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        begin();
        checkIn.handle(day, ada, MORNING, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        cancelRegistration.handle(ada, "camille", "Erreur de personne");

        var cancelled = store.get(ada);
        assertThat(cancelled.isActive()).isFalse();
        assertThat(cancelled.attendance().isCheckedIn()).isFalse();
        assertThat(cancelled.attendance().sessions()).isEmpty();
        assertThat(events(ada)).filteredOn(CheckInWithdrawn.class::isInstance).hasSize(1);
        assertThat(events(ada)).last().isInstanceOf(RegistrationCancelled.class);
        assertThat(history(ada.subject())).last().extracting(AuditRecord::by).isEqualTo("camille");
    }

    @Test
    void nobody_is_notified_of_a_seat_once_the_day_has_begun() {
        publish(1, 1);
        var first = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);
        var last = confirmed("Cleo", MORNING);

        cancelRegistration.handle(first, "camille");
        reconcile();
        assertThat(events(next)).as("before the day").anyMatch(ParticipantPromoted.class::isInstance);
        begin();
        cancelRegistration.handle(next, "camille");
        reconcile();

        assertThat(seats.placesOf(store.get(last).claim()).day().seated()).isTrue();
        assertThat(events(last)).noneMatch(ParticipantPromoted.class::isInstance);
    }
}
