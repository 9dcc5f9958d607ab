package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RegistrationStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What people are told who have not confirmed yet when their day is cancelled.
class CancelledRequestsTests extends PageTest {

    @Test
    void who_has_not_confirmed_is_told_once_that_the_day_is_cancelled() {
        publish(10, 5);
        var id = register("Ada");

        cancelDay();
        reconcile();
        reconcile();

        assertThat(events(id)).hasSize(2).last().isInstanceOfSatisfying(RegistrationChanged.class, event -> {
            assertThat(event.reasons()).containsExactly(Reason.DAY_CANCELLED);
            assertThat(event.places().day()).isEqualTo(new Place(false, null));
            assertThat(event.announcements()).hasSize(1);
        });
    }

    @Test
    void the_link_says_that_the_day_is_cancelled_and_confirms_nothing() {
        publish(10, 5);
        var id = register("Ada");
        cancelDay();
        reconcile();
        var page = ownPage(id);

        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("<h1>Cette journée est annulée")
                .doesNotContain("Confirmer mon inscription", "une place");
        assertThat(mvc.post().uri(page + "/confirmation")).hasStatus3xxRedirection();
        assertThat(store.get(id).isConfirmed()).isFalse();
        assertThat(events(id)).hasSize(2);
    }

    @Test
    void who_was_told_is_asked_again_if_the_day_takes_place_after_all() {
        publish(10, 5);
        var id = register("Ada");
        cancelDay();
        reconcile();

        moveTo(clock.instant().plus(Duration.ofDays(3)));
        reconcile();
        assertThat(store.get(id).isActive()).as("the hold waits").isTrue();
        moveDay.handle(day, Step.REINSTATE, "camille");
        moveTo(clock.instant().plus(Duration.ofHours(1)));
        reconcile();

        assertThat(events(id)).hasSize(3).last().isInstanceOfSatisfying(RegistrationChanged.class, event -> {
            assertThat(event.reasons()).containsExactly(Reason.DAY_REINSTATED);
            assertThat(event.confirmUntil()).isAfter(clock.instant().plus(Duration.ofHours(23)));
        });
        assertThat(mvc.get().uri(ownPage(id)))
                .bodyText()
                .contains("elle a finalement lieu", "Confirmer mon inscription");
        assertThat(confirmRegistration.handle(id).isConfirmed()).isTrue();
    }

    @Test
    void the_organiser_sees_how_many_are_told() {
        publish(10, 5);
        confirmed("Bea");
        register("Ada");

        assertThat(enrolment.impact.audience(day)).isEqualTo(2);
    }

    @Test
    void who_was_never_written_to_because_of_the_limit_of_the_address_gets_no_other_mail_either() {
        publish(10, 5);
        var asked = command("Ada");
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                asked.id(), day, asked.participant(), asked.wishes(), false, false, null)));

        cancelDay();
        reconcile();
        moveDay.handle(day, Step.REINSTATE, "camille");
        moveTo(clock.instant().plus(Duration.ofHours(1)));
        reconcile();
        moveTo(heldUntil(id).minus(Duration.ofHours(1)));
        reconcile();
        moveTo(heldUntil(id).plus(Duration.ofMinutes(2)));
        reconcile();

        assertThat(enrolment.impact.audience(day)).isZero();
        assertThat(events(id)).isEmpty();
        assertThat(store.get(id).status()).isInstanceOf(RegistrationStatus.Lapsed.class);
    }

    private void cancelDay() {
        moveDay.handle(new MoveDay.Command(day, Step.CANCEL, false, "camille", find().version(), "Une tempête."));
    }

    private Instant heldUntil(RegistrationId id) {
        return ((RegistrationStatus.Requested) store.get(id).status()).heldUntil();
    }
}
