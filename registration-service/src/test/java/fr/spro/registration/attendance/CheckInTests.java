package fr.spro.registration.attendance;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.attendance.CheckIn.Outcome;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Attendance.Attended;
import fr.spro.registration.enrolment.RegistrationId;
import org.junit.jupiter.api.Test;

/// Check-ins to the day and to sessions.
class CheckInTests extends InMemoryService {

    @Test
    void publishes_workshop_attendance_once_even_after_the_day() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(checkIn.handle(day, id, MORNING, Scope.WHOLE)).isInstanceOf(Outcome.Recorded.class);
        assertThat(checkIn.handle(day, id, MORNING, Scope.WHOLE)).isInstanceOf(Outcome.AlreadyRecorded.class);
        assertThat(checkIn.handle(day, id, null, Scope.WHOLE)).isInstanceOf(Outcome.AlreadyRecorded.class);

        assertThat(events(id)).filteredOn(SessionAttended.class::isInstance).hasSize(1);
    }

    @Test
    void checks_in_people_who_wait_chose_another_workshop_or_did_not_confirm() {
        publish(1, 1);
        var seated = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea", MORNING);
        var unconfirmed = register("Cleo");

        for (var id : new RegistrationId[] {seated, waiting, unconfirmed}) {
            assertThat(checkIn.handle(day, id, AFTERNOON, Scope.WHOLE)).isInstanceOf(Outcome.Recorded.class);
            assertThat(store.get(id).attendance().sessions())
                    .extracting(Attended::session)
                    .containsExactly(AFTERNOON);
        }
        assertThat(store.get(unconfirmed).isConfirmed()).isTrue();
    }

    @Test
    void rejects_cancelled_unknown_and_foreign_registrations_and_unknown_sessions() {
        publish(10, 5);
        var cancelled = confirmed("Ada");
        cancelRegistration.handle(cancelled, "camille");
        var there = confirmed("Bea");

        assertThat(checkIn.handle(day, cancelled, null, Scope.WHOLE)).isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(day, new RegistrationId("nobody"), null, Scope.WHOLE))
                .isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(new DayId("another"), there, null, Scope.WHOLE))
                .isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(day, there, new SessionId("w-9"), Scope.WHOLE))
                .isEqualTo(new Outcome.NotExpected());
        assertThat(store.get(there).attendance().checkedInAt()).isNull();
    }
}
