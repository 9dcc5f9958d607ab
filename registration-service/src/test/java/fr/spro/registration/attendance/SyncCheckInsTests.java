package fr.spro.registration.attendance;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.attendance.SyncCheckIns.CheckInResult;
import fr.spro.registration.attendance.SyncCheckIns.OfflineCheckIn;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Attendance.Attended;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Merging of check-ins from several devices.
class SyncCheckInsTests extends InMemoryService {

    private final SyncCheckIns syncCheckIns = attendance.syncCheckIns;

    @Test
    void merges_check_ins_of_three_devices_idempotently_in_any_order() {
        publish(50, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea");
        begin();
        var first = clock.instant().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);
        var checkIns = new ArrayList<OfflineCheckIn>();
        for (int device = 0; device < 3; device++) {
            checkIns.add(new OfflineCheckIn(device + "-1", ada.value(), null, first.plusSeconds(device + 10)));
            checkIns.add(new OfflineCheckIn(device + "-2", ada.value(), MORNING.value(), first.plusSeconds(device)));
            checkIns.add(new OfflineCheckIn(device + "-3", bea.value(), null, first.plusSeconds(60 - device)));
        }
        checkIns.addAll(checkIns);
        Collections.shuffle(checkIns, new Random(7));

        for (int i = 0; i < checkIns.size(); i += 4) {
            syncCheckIns.handle(day, checkIns.subList(i, Math.min(i + 4, checkIns.size())), Scope.WHOLE, "camille");
        }

        var present = store.get(ada);
        assertThat(present.attendance().checkedInAt()).isEqualTo(first);
        assertThat(present.attendance().sessions()).containsExactly(new Attended(MORNING, first));
        assertThat(store.get(bea).attendance().checkedInAt()).isEqualTo(first.plusSeconds(58));
        assertThat(syncCheckIns.handle(day, checkIns, Scope.WHOLE, "camille"))
                .extracting(CheckInResult::code)
                .containsOnly("ALREADY");
        assertThat(events(ada))
                .filteredOn(SessionAttended.class::isInstance)
                .last()
                .isEqualTo(new SessionAttended(ada.value(), day.value(), find().version(), 1, MORNING.value(), first));
        assertThat(events(ada))
                .filteredOn(ParticipantCheckedIn.class::isInstance)
                .last()
                .isInstanceOfSatisfying(
                        ParticipantCheckedIn.class,
                        fact -> assertThat(fact.checkedInAt()).isEqualTo(first));
    }

    @Test
    void returns_a_result_per_check_in_even_if_late_or_from_a_wrong_clock() {
        publish(50, 5);
        var ada = confirmed("Ada", MORNING);
        var cancelled = confirmed("Bea");
        cancelRegistration.handle(cancelled, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        var ahead = clock.instant().plusSeconds(86_400);

        assertThat(syncCheckIns.handle(
                        day,
                        List.of(
                                new OfflineCheckIn("d-1", ada.value(), MORNING.value(), ahead),
                                new OfflineCheckIn("d-2", ada.value(), null, ahead),
                                new OfflineCheckIn("d-3", cancelled.value(), null, ahead),
                                new OfflineCheckIn("d-4", "nobody", null, ahead),
                                new OfflineCheckIn("d-5", ada.value(), "w-9", ahead)),
                        Scope.WHOLE,
                        "camille"))
                .extracting(CheckInResult::id, CheckInResult::code)
                .containsExactly(
                        tuple("d-1", "DONE"),
                        tuple("d-2", "ALREADY"),
                        tuple("d-3", "CANCELLED"),
                        tuple("d-4", "UNKNOWN"),
                        tuple("d-5", "UNKNOWN_SESSION"));
        assertThat(syncCheckIns.handle(
                        new DayId("another"),
                        List.of(new OfflineCheckIn("d-6", ada.value(), null, Instant.now())),
                        Scope.WHOLE,
                        "camille"))
                .extracting(CheckInResult::id, CheckInResult::code)
                .containsExactly(tuple("d-6", "UNKNOWN"));
        assertThat(store.get(ada).attendance().checkedInAt()).isBefore(ahead);
    }

    @Test
    void acknowledges_the_others_when_one_check_in_fails() {
        publish(50, 5);
        var ada = confirmed("Ada");
        var unreadable = confirmed("Bea");
        var cleo = confirmed("Cleo");
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(unreadable.value())),
                        Update.update("status", "unknown to this version"),
                        Registration.class);
        begin();
        var at = clock.instant().minusSeconds(600);

        assertThat(syncCheckIns.handle(
                        day,
                        List.of(
                                new OfflineCheckIn("1", ada.value(), null, at),
                                new OfflineCheckIn("2", unreadable.value(), null, at),
                                new OfflineCheckIn("3", cleo.value(), null, at)),
                        Scope.WHOLE,
                        "camille"))
                .extracting(CheckInResult::id, CheckInResult::code)
                .containsExactly(tuple("1", "DONE"), tuple("3", "DONE"));
    }

    @Test
    void accepts_check_ins_long_after_the_day() {
        var ended = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(2, ChronoUnit.DAYS);
        draftDay.handle(
                RegionalDay.draft(day, "request", Examples.detailsUntil(ended), List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
        var entered = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant("Ada"),
                Examples.wishes(),
                true);
        var ada = confirmRegistration
                .handle(accepted(registerParticipant.handle(entered)))
                .id();

        assertThat(syncCheckIns.handle(
                        day,
                        List.of(new OfflineCheckIn("1", ada.value(), null, ended.minusSeconds(60))),
                        Scope.WHOLE,
                        "camille"))
                .extracting(CheckInResult::id, CheckInResult::code)
                .containsExactly(tuple("1", "DONE"));
        assertThat(store.get(ada).attendance().checkedInAt()).isEqualTo(ended.minusSeconds(60));
    }
}
