package fr.spro.registration.attendance;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.attendance.DecideCheckIn.Outcome;
import fr.spro.registration.attendance.ListPendingCheckIns.Choice;
import fr.spro.registration.attendance.ListPendingCheckIns.Line;
import fr.spro.registration.attendance.SyncCheckIns.Batch;
import fr.spro.registration.attendance.SyncCheckIns.CheckInResult;
import fr.spro.registration.attendance.SyncCheckIns.OfflineCheckIn;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Check-ins from a device that do not fit the registration when they arrive.
class PendingCheckInTests extends InMemoryService {

    private final Instant nine = START.plusSeconds(1800);

    @Test
    void keeps_each_check_in_that_does_not_fit_and_restores_no_erased_person() {
        publish(10, 5);
        var cancelled = confirmed("Ada", MORNING);
        var erased = confirmed("Bea");
        var moved = confirmed("Cleo", MORNING);
        var lapsed = register("Dora");
        var other = confirmedAt(new DayId("d-2"), "Eve");
        moveTo(START.minusSeconds(3600));
        cancelRegistration.handle(cancelled, Participant.ACTOR);
        eraseParticipant.handle(erased, Participant.ACTOR);
        changeRegistration.handle(choosing(moved, wishes(AFTERNOON), Participant.ACTOR));
        reconcile();

        begin();
        assertThat(sync(nine, cancelled, lapsed, erased, other, moved))
                .containsExactly("CANCELLED", "LAPSED", "ERASED", "OTHER_DAY", "DONE");

        assertThat(lines())
                .extracting(line -> line.name().full(), line -> line.checkIn().reason(), Line::isAcceptable)
                .containsExactlyInAnyOrder(
                        tuple("Ada", Refusal.CANCELLED, true),
                        tuple("Dora", Refusal.LAPSED, true),
                        tuple("Eve", Refusal.OTHER_DAY, false));
        for (var id : List.of(cancelled, lapsed, other)) {
            assertThat(store.get(id).attendance().isCheckedIn()).isFalse();
        }
        assertThat(store.get(erased).isErased()).isTrue();
        assertThat(store.get(moved).attendance().checkedInAt()).isEqualTo(nine);
    }

    @Test
    void several_devices_give_one_check_in_at_the_earliest_plausible_time() throws Exception {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();

        inParallel(8, number -> {
            sync(nine.plusSeconds(60L * (number % 4)), ada);
            return ada;
        });
        sync(nine.minusSeconds(60), ada);
        sync(clock.instant().plus(Duration.ofHours(1)), ada);

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.checkIn().at()).isEqualTo(nine.minusSeconds(60));
            accept(line);
        });
        assertThat(store.get(ada).attendance().checkedInAt()).isEqualTo(nine.minusSeconds(60));
    }

    @Test
    void one_decision_makes_a_cancelled_or_lapsed_participant_present() {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, ada);
        var confirmations = events(ada).stream()
                .filter(RegistrationConfirmed.class::isInstance)
                .count();

        assertThat(accept(lines().getFirst())).isEmpty();

        var present = store.get(ada);
        assertThat(present.wasPresent()).isTrue();
        assertThat(present.attendance().checkedInAt()).isEqualTo(nine);
        assertThat(seats.placesOf(present.claim()).day().seated()).isTrue();
        assertThat(events(ada)).last().isInstanceOf(ParticipantCheckedIn.class);
        assertThat(events(ada))
                .as("the last word was a cancellation: told once that it is confirmed again")
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .hasSize((int) confirmations + 1);
        assertThat(history(ada.subject()))
                .extracting(AuditRecord::action)
                .endsWith("registration.restored", "attendance.recorded", "attendance.check-in-accepted");
        assertThat(lines()).isEmpty();
    }

    @Test
    void somebody_who_registered_again_is_present_with_the_new_registration() {
        publish(10, 5);
        var first = cancelledOnTheEve("Ada");
        begin();
        sync(nine, first);
        var again = confirmed("Ada");

        assertThat(accept(lines().getFirst())).isEmpty();

        assertThat(store.get(again).attendance().checkedInAt()).isEqualTo(nine);
        assertThat(store.get(first).isActive()).isFalse();
    }

    @Test
    void a_check_in_that_was_set_aside_stays_so_until_a_newer_one() {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, ada);
        attendance.decideCheckIn.dismiss(lines().getFirst().checkIn().id(), "camille");

        sync(nine, ada);
        assertThat(lines()).as("a late duplicate").isEmpty();
        assertThat(store.get(ada).isActive()).isFalse();
        var later = clock.instant().plusSeconds(600);
        moveTo(later.plusSeconds(60));
        sync(later, ada);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void a_withdrawn_check_in_that_a_device_repeats_is_asked_about() {
        publish(10, 5);
        var ada = confirmed("Ada");
        begin();
        sync(nine, ada);
        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, ada, null, "camille"), Scope.WHOLE);

        assertThat(sync(nine, ada)).containsExactly("WITHDRAWN");

        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        assertThat(accept(lines().getFirst())).isEmpty();
        assertThat(store.get(ada).attendance().checkedInAt()).isEqualTo(nine);
    }

    @Test
    void corrects_the_clock_of_a_device_that_is_an_hour_ahead() {
        publish(10, 5);
        var ada = confirmed("Ada");
        begin();
        var ahead = Duration.ofHours(1);
        var checkIn = new OfflineCheckIn("1", ada.value(), null, nine.plus(ahead));

        attendance.syncCheckIns.handle(
                day, new Batch(List.of(checkIn), clock.instant().plus(ahead)), Scope.WHOLE, "camille");

        assertThat(store.get(ada).attendance().checkedInAt()).isEqualTo(nine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59Z"
            })
    void a_check_in_of_an_impossible_time_counts_at_a_plausible_one(String text) {
        publish(10, 5);
        var ada = confirmed("Ada");
        begin();
        var impossible = Instant.parse(text);

        for (var sentAt : Arrays.asList(impossible, null, clock.instant())) {
            var checkIn = new OfflineCheckIn(ada.value(), ada.value(), null, impossible);
            assertThat(attendance.syncCheckIns.handle(day, new Batch(List.of(checkIn), sentAt), Scope.WHOLE, "camille"))
                    .extracting(CheckInResult::code)
                    .containsAnyOf("DONE", "ALREADY");
            assertThat(store.get(ada).attendance().checkedInAt())
                    .isBetween(START.minus(Duration.ofDays(1)), clock.instant());
        }
    }

    @Test
    void somebody_with_the_badge_of_another_day_is_registered_and_then_made_present() {
        publish(10, 5);
        var other = confirmedAt(new DayId("d-2"), "Eve");
        begin();
        sync(nine, other);
        assertThat(lines()).extracting(Line::choice, Line::isRegistered).containsExactly(tuple(Choice.REGISTER, false));

        var here = confirmed("Eve");

        assertThat(lines()).extracting(Line::choice, Line::isRegistered).containsExactly(tuple(Choice.ACCEPT, true));
        assertThat(accept(lines().getFirst())).isEmpty();
        assertThat(store.get(here).attendance().checkedInAt()).isEqualTo(nine);
        assertThat(store.get(other).attendance().isCheckedIn()).isFalse();
        assertThat(lines()).isEmpty();
    }

    @Test
    void the_badge_of_another_day_is_only_set_aside_once_the_day_takes_nobody_any_more() {
        publish(10, 5);
        var other = confirmedAt(new DayId("d-2"), "Eve");
        begin();
        sync(nine, other);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(lines()).extracting(Line::choice).containsExactly(Choice.NONE);
        assertThat(accept(lines().getFirst())).hasValue(Refusal.OTHER_DAY);
    }

    @Test
    void nothing_but_setting_aside_is_offered_once_the_day_is_archived() {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, ada);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(lines()).extracting(Line::choice).containsExactly(Choice.ACCEPT);

        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(lines()).extracting(Line::choice).containsExactly(Choice.NONE);
    }

    @Test
    void nobody_of_another_day_and_nobody_erased_is_made_present() {
        publish(10, 5);
        var other = confirmedAt(new DayId("d-2"), "Eve");
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, other, ada);
        var pending = lines();
        eraseParticipant.handle(ada, Participant.ACTOR);

        assertThat(pending).hasSize(2);
        assertThat(lines()).extracting(line -> line.name().full()).containsExactly("Eve");
        for (var line : pending) {
            assertThat(accept(line))
                    .hasValueSatisfying(reason -> assertThat(reason).isIn(Refusal.OTHER_DAY, Refusal.ERASED));
        }
        assertThat(store.get(other).attendance().isCheckedIn()).isFalse();
        assertThat(store.get(ada).isErased()).isTrue();
    }

    @Test
    void who_is_noted_after_somebody_else_has_set_the_check_in_aside_is_present() {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, ada);
        var seen = lines().getFirst();
        attendance.decideCheckIn.dismiss(seen.checkIn().id(), "bruno");

        assertThat(accept(seen)).isEmpty();

        assertThat(store.get(ada).attendance().checkedInAt()).isEqualTo(nine);
    }

    @Test
    void a_check_in_that_was_noted_and_withdrawn_is_not_noted_again_by_a_repeated_decision() {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, ada);
        var seen = lines().getFirst();
        assertThat(accept(seen)).isEmpty();
        assertThat(accept(seen)).as("while it is recorded").isEmpty();
        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, ada, null, "bruno"), Scope.WHOLE);

        assertThat(accept(seen)).hasValue(Refusal.WITHDRAWN);

        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
    }

    @Test
    void what_was_noted_is_not_set_aside() {
        publish(10, 5);
        var ada = cancelledOnTheEve("Ada");
        begin();
        sync(nine, ada);
        var seen = lines().getFirst();
        accept(seen);

        assertThat(attendance
                        .decideCheckIn
                        .dismiss(seen.checkIn().id(), "bruno")
                        .isAccepted())
                .isTrue();

        assertThat(attendance.decideCheckIn.reopen(seen.checkIn().id(), "bruno").isAccepted())
                .isTrue();
        assertThat(store.get(ada).attendance().isCheckedIn()).isTrue();
    }

    private RegistrationId cancelledOnTheEve(String name) {
        var id = confirmed(name, MORNING);
        moveTo(START.minusSeconds(3600));
        cancelRegistration.handle(id, Participant.ACTOR);
        return id;
    }

    private RegistrationId confirmedAt(DayId other, String name) {
        draftDay.handle(Examples.day(other.value(), 10, 5), "camille");
        moveDay.handle(other, Step.PUBLISH, "camille");
        var asked = command(name);
        var id = accepted(registerParticipant.handle(
                new RegisterParticipant.Command(asked.id(), other, asked.participant(), asked.wishes(), false)));
        return confirmRegistration.handle(id).id();
    }

    private List<String> sync(Instant at, RegistrationId... ids) {
        var checkIns = Stream.of(ids)
                .map(id -> new OfflineCheckIn(id.value(), id.value(), null, at))
                .toList();
        return attendance.syncCheckIns.handle(day, new Batch(checkIns, null), Scope.WHOLE, "camille").stream()
                .map(CheckInResult::code)
                .toList();
    }

    private List<Line> lines() {
        return attendance.listPendingCheckIns.of(find());
    }

    private Optional<Refusal> accept(Line line) {
        return attendance.decideCheckIn.accept(line.checkIn().id(), "camille") instanceof Outcome.Refused(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }
}
