package fr.spro.registration.attendance;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.attendance.CheckIn.Outcome;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.DayUseCases;
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
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(checkIn.handle(day, id, MORNING, Scope.WHOLE, "camille")).isInstanceOf(Outcome.Recorded.class);
        assertThat(checkIn.handle(day, id, MORNING, Scope.WHOLE, "camille"))
                .isInstanceOf(Outcome.AlreadyRecorded.class);
        assertThat(checkIn.handle(day, id, null, Scope.WHOLE, "camille")).isInstanceOf(Outcome.AlreadyRecorded.class);

        assertThat(events(id)).filteredOn(SessionAttended.class::isInstance).hasSize(1);
    }

    @Test
    void checks_in_people_who_wait_chose_another_workshop_or_did_not_confirm() {
        publish(1, 1);
        var seated = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea", MORNING);
        var unconfirmed = register("Cleo");

        begin();
        for (var id : new RegistrationId[] {seated, waiting, unconfirmed}) {
            assertThat(checkIn.handle(day, id, AFTERNOON, Scope.WHOLE, "camille"))
                    .isInstanceOf(Outcome.Recorded.class);
            assertThat(store.get(id).attendance().sessions())
                    .extracting(Attended::session)
                    .containsExactly(AFTERNOON);
        }
        assertThat(store.get(unconfirmed).isConfirmed()).isTrue();
    }

    @Test
    void refuses_cancelled_erased_unknown_and_foreign_registrations_and_unknown_sessions() {
        publish(10, 5);
        var cancelled = confirmed("Ada");
        cancelRegistration.handle(cancelled, "camille");
        var erased = confirmed("Cleo");
        eraseParticipant.handle(erased, "participant");
        var there = confirmed("Bea");

        begin();
        assertThat(at(day, cancelled)).isEqualTo(new Outcome.Refused(Refusal.CANCELLED));
        assertThat(at(day, erased)).isEqualTo(new Outcome.Refused(Refusal.ERASED));
        assertThat(at(day, new RegistrationId("nobody"))).isEqualTo(new Outcome.Refused(Refusal.UNKNOWN));
        assertThat(at(new DayId("another"), there)).isEqualTo(new Outcome.Refused(Refusal.UNKNOWN));
        assertThat(checkIn.handle(day, there, new SessionId("w-9"), Scope.WHOLE, "camille"))
                .isEqualTo(new Outcome.Refused(Refusal.UNKNOWN_SESSION));
        assertThat(store.get(there).attendance().checkedInAt()).isNull();
    }

    @Test
    void refuses_a_badge_of_another_day() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var other = new DayId("d-2");
        draftDay.handle(Examples.day(other.value(), 10, 5), "camille");
        moveDay.handle(other, Step.PUBLISH, "camille");
        begin();

        assertThat(at(other, ada)).isEqualTo(new Outcome.Refused(Refusal.OTHER_DAY));
        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
    }

    @Test
    void records_attendance_from_the_evening_before() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var evening = DayUseCases.CHECK_IN_PERIOD.opensAt(find());

        moveTo(evening.minusSeconds(1));
        assertThat(at(day, ada)).isEqualTo(new Outcome.Refused(Refusal.TOO_EARLY));
        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        moveTo(evening.plusSeconds(1));
        assertThat(at(day, ada)).isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void refuses_check_ins_of_a_cancelled_and_of_an_archived_day() {
        publish(10, 5);
        var ada = confirmed("Ada");
        end();

        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(at(day, ada)).isEqualTo(new Outcome.Refused(Refusal.DAY_CANCELLED));
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(at(day, ada)).isEqualTo(new Outcome.Refused(Refusal.DAY_ARCHIVED));
        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
    }

    private Outcome at(DayId of, RegistrationId id) {
        return checkIn.handle(of, id, null, Scope.WHOLE, "camille");
    }
}
