package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Somebody registers again on the public page, and is written what is so: also before a mail tells what has changed
/// a moment ago.
class RepeatedRequestTests extends InMemoryService {

    @Test
    void an_open_offer_is_made_again() {
        var ada = offeredPlace();

        repeat();

        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        ParticipantPromoted.class,
                        event -> assertThat(event.acceptUntil()).isEqualTo(offer(ada)));
    }

    @Test
    void an_offered_place_that_was_just_taken_away_is_not_offered_again() {
        var ada = offeredPlace();
        edit(Examples.details(1));

        repeat();

        assertThat(repeated(ada).places().day()).isEqualTo(new Place(false, 1));
    }

    @Test
    void an_offered_seat_that_was_just_taken_away_is_not_offered_again() {
        var ada = offeredSeat();
        morningSeats(1);

        repeat();

        assertThat(repeated(ada).places().workshops()).containsExactly(waiting(1));
    }

    @Test
    void a_place_that_was_just_lost_is_not_confirmed_again() {
        publish(2, 5);
        confirmed("Bea");
        var ada = confirmed("Ada");
        edit(Examples.details(1));

        repeat();

        assertThat(repeated(ada).places().day()).isEqualTo(new Place(false, 1));
    }

    @Test
    void who_waits_is_told_the_present_rank() {
        publish(1, 5);
        confirmed("Zoé");
        var bea = confirmed("Bea");
        var ada = confirmed("Ada");
        cancelRegistration.handle(bea, Participant.ACTOR);

        repeat();

        assertThat(repeated(ada).places().day()).isEqualTo(new Place(false, 1));
    }

    @Test
    void who_just_gained_a_place_is_next_until_it_is_offered() {
        publish(1, 5);
        confirmed("Bea");
        var ada = confirmed("Ada");
        edit(Examples.details(2));

        repeat();

        assertThat(repeated(ada).places().day()).isEqualTo(new Place(false, ParticipantState.NEXT));
    }

    @Test
    void an_offer_whose_time_is_over_is_neither_made_nor_confirmed_again() {
        var ada = offeredSeat();
        moveTo(offer(ada).plus(Duration.ofMinutes(2)));

        repeat();
        assertThat(repeated(ada).places().workshops()).isEmpty();

        renewLink.handle(day, store.get(ada).participant().email(), true);
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        LinkRenewed.class,
                        event -> assertThat(event.places().workshops()).isEmpty());
    }

    @Test
    void an_accepted_place_is_confirmed_without_a_seat_that_was_just_lost() {
        publish(2, 5);
        var zoe = confirmed("Zoé");
        confirmed("Bea", MORNING);
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(zoe, Participant.ACTOR);
        reconcile();
        morningSeats(1);

        assertThat(answerOffer.accept(ada, null, Participant.ACTOR)).isTrue();

        assertThat(events(ada))
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.places().workshops()).containsExactly(waiting(1)));
    }

    private static WorkshopPlace waiting(int rank) {
        return new WorkshopPlace(MORNING.value(), false, rank);
    }

    /// Ada is offered one of two places.
    private RegistrationId offeredPlace() {
        publish(2, 5);
        var zoe = confirmed("Zoé");
        confirmed("Bea");
        return next(zoe);
    }

    /// Ada is offered one of two seats.
    private RegistrationId offeredSeat() {
        publish(10, 2);
        var zoe = confirmed("Zoé", MORNING);
        confirmed("Bea", MORNING);
        return next(zoe);
    }

    private RegistrationId next(RegistrationId first) {
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, Participant.ACTOR);
        reconcile();
        return ada;
    }

    private Instant offer(RegistrationId id) {
        return store.get(id).status().offers().getFirst().until();
    }

    private RegistrationConfirmed repeated(RegistrationId id) {
        var last = (RegistrationConfirmed) events(id).getLast();
        assertThat(last.repeated()).isTrue();
        return last;
    }

    /// After the pause between mails.
    private void repeat() {
        moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        registerParticipant.handle(fromPublicPage("Ada", MORNING));
    }
}
