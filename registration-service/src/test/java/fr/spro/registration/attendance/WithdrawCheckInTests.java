package fr.spro.registration.attendance;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.SessionCheckInWithdrawn;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.attendance.SyncCheckIns.CheckInResult;
import fr.spro.registration.attendance.SyncCheckIns.OfflineCheckIn;
import fr.spro.registration.attendance.WithdrawCheckIn.Outcome;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Attendance.Attended;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Withdrawing check-ins that were made by mistake.
class WithdrawCheckInTests extends InMemoryService {

    @Test
    void withdraws_the_day_with_all_sessions_and_records_who_did_it() {
        var ada = checkedIn("Ada", MORNING);

        assertThat(withdraw(ada, null)).isEqualTo(new Outcome.Withdrawn(store.get(ada)));
        assertThat(withdraw(ada, null)).as("idempotent").isEqualTo(new Outcome.Withdrawn(store.get(ada)));

        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        assertThat(store.get(ada).attendance().sessions()).isEmpty();
        assertThat(store.get(ada).isConfirmed()).isTrue();
        assertThat(events(ada)).filteredOn(CheckInWithdrawn.class::isInstance).hasSize(1);
        assertThat(history(ada.subject()))
                .filteredOn(entry -> entry.action().equals("registration.check-in-withdrawn"))
                .extracting(AuditRecord::by)
                .containsExactly("camille");
    }

    @Test
    void withdraws_one_session_only() {
        var ada = checkedIn("Ada", MORNING);
        checkIn.handle(day, ada, AFTERNOON, Scope.WHOLE, "camille");

        withdraw(ada, MORNING);

        assertThat(store.get(ada).attendance().isCheckedIn()).isTrue();
        assertThat(store.get(ada).attendance().sessions())
                .extracting(Attended::session)
                .containsExactly(AFTERNOON);
        assertThat(events(ada))
                .filteredOn(SessionCheckInWithdrawn.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionCheckInWithdrawn.class,
                        fact -> assertThat(fact.sessionId()).isEqualTo(MORNING.value()));
    }

    @Test
    void a_late_duplicate_does_not_restore_a_withdrawn_check_in() {
        var ada = checkedIn("Ada", MORNING);
        var made = clock.instant();
        withdraw(ada, null);

        assertThat(sync(ada, null, made.minusSeconds(60))).isEqualTo("WITHDRAWN");
        assertThat(sync(ada, MORNING, made)).isEqualTo("WITHDRAWN");
        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();

        moveTo(made.plusSeconds(600));
        assertThat(sync(ada, null, made.plusSeconds(300)))
                .as("a check-in that was made after the withdrawal")
                .isEqualTo("DONE");
        assertThat(sync(ada, null, made.minusSeconds(60))).isEqualTo("ALREADY");
        assertThat(store.get(ada).attendance().checkedInAt()).isAfter(made);
    }

    @Test
    void a_member_of_staff_restores_it() {
        var ada = checkedIn("Ada", MORNING);
        withdraw(ada, null);

        assertThat(checkIn.handle(day, ada, null, Scope.WHOLE, "camille")).isInstanceOf(CheckIn.Outcome.Recorded.class);
        assertThat(events(ada)).last().isInstanceOf(ParticipantCheckedIn.class);
    }

    @Test
    void refuses_an_archived_day_and_unknown_registrations() {
        var ada = checkedIn("Ada", MORNING);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(withdraw(new RegistrationId("nobody"), null)).isEqualTo(new Outcome.Refused(Refusal.UNKNOWN));
        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(withdraw(ada, null)).isEqualTo(new Outcome.Refused(Refusal.DAY_ARCHIVED));
        assertThat(store.get(ada).attendance().isCheckedIn()).isTrue();
    }

    private RegistrationId checkedIn(String name, SessionId session) {
        publish(10, 5);
        var id = confirmed(name, session);
        begin();
        checkIn.handle(day, id, session, Scope.WHOLE, "camille");
        return id;
    }

    private Outcome withdraw(RegistrationId id, @Nullable SessionId session) {
        return attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, id, session, "camille"), Scope.WHOLE);
    }

    private String sync(RegistrationId id, @Nullable SessionId session, Instant at) {
        var checkIn = new OfflineCheckIn("1", id.value(), session == null ? null : session.value(), at);
        return attendance.syncCheckIns.handle(day, List.of(checkIn), Scope.WHOLE, "camille").stream()
                .map(CheckInResult::code)
                .findFirst()
                .orElseThrow();
    }
}
