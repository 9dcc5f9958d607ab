package fr.spro.registration.attendance;

import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a registration is after a check-in by mistake was withdrawn, from each state before.
class MistakenCheckInTests extends InMemoryService {

    /// In the afternoon before the day, when attendance can be recorded and offers end in the morning.
    private static final Duration EVENING = Duration.ofHours(16);

    @Test
    void an_offer_is_open_again_until_its_time_is_over() {
        var ada = offered();
        var before = store.get(ada).status().offers();
        checkIn(ada);
        assertThat(code(ada)).isEqualTo(Code.PRESENT);
        assertThat(store.get(ada).status().offers()).isEmpty();

        withdraw(ada);

        assertThat(code(ada)).isEqualTo(Code.OFFERED);
        assertThat(store.get(ada).status().offers()).isEqualTo(before);
        assertThat(answerOffer.accept(ada, null, Participant.ACTOR)).isTrue();
    }

    @Test
    void an_offer_whose_time_was_over_meanwhile_stays_accepted() {
        var ada = offered();
        checkIn(ada);
        moveTo(START);
        reconcile();

        withdraw(ada);
        reconcile();

        assertThat(code(ada)).isEqualTo(Code.REGISTERED);
    }

    @Test
    void a_second_mistake_opens_the_offer_once_more() {
        var ada = offered();
        checkIn(ada);
        withdraw(ada);
        moveTo(clock.instant().plusSeconds(60));
        checkIn(ada);

        withdraw(ada);

        assertThat(code(ada)).isEqualTo(Code.OFFERED);
    }

    @Test
    void a_waiting_person_waits_again_and_a_registered_one_is_registered() {
        publish(1, 5);
        var zoe = confirmed("Zoé");
        var ada = confirmed("Ada");
        begin();
        for (var id : List.of(zoe, ada)) {
            checkIn(id);
            withdraw(id);
        }

        assertThat(code(zoe)).isEqualTo(Code.REGISTERED);
        assertThat(code(ada)).isEqualTo(Code.WAITING);
    }

    @Test
    void an_address_that_was_confirmed_by_it_stays_confirmed_because_a_mail_has_said_so() {
        publish(1, 5);
        var ada = register("Ada");
        begin();
        checkIn(ada);

        withdraw(ada);

        assertThat(code(ada)).isEqualTo(Code.REGISTERED);
    }

    @Test
    void a_cancelled_registration_that_was_restored_with_it_stays() {
        publish(1, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, Participant.ACTOR);
        begin();
        var command = new CheckIn.Command(ada, null, clock.instant(), false, "camille");
        attendance.makePresent.handle(store.get(ada), command, Scope.WHOLE);
        assertThat(code(ada)).isEqualTo(Code.PRESENT);

        withdraw(ada);

        assertThat(code(ada)).isEqualTo(Code.REGISTERED);
    }

    @Test
    void the_mail_about_a_restoration_at_the_door_of_a_full_day_says_that_the_person_is_present() {
        publish(1, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, Participant.ACTOR);
        confirmed("Zoé");
        begin();
        var command = new CheckIn.Command(ada, null, clock.instant(), false, "camille");

        attendance.makePresent.handle(store.get(ada), command, Scope.WHOLE);

        assertThat(events(ada))
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .last()
                .isInstanceOfSatisfying(RegistrationConfirmed.class, event -> {
                    assertThat(event.restored()).isTrue();
                    assertThat(event.present()).isTrue();
                });
    }

    /// Ada is offered the only place in the evening before.
    private RegistrationId offered() {
        publish(1, 5);
        var zoe = confirmed("Zoé");
        var ada = confirmed("Ada");
        moveTo(START.minus(EVENING));
        cancelRegistration.handle(zoe, Participant.ACTOR);
        reconcile();
        assertThat(code(ada)).isEqualTo(Code.OFFERED);
        return ada;
    }

    private void checkIn(RegistrationId id) {
        assertThat(checkIn.handle(day, id, null, Scope.WHOLE, "camille")).isInstanceOf(CheckIn.Outcome.Recorded.class);
    }

    private void withdraw(RegistrationId id) {
        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, id, null, "camille"), Scope.WHOLE);
    }

    private Code code(RegistrationId id) {
        return ParticipantState.of(find(), store.get(id), seats).code();
    }
}
