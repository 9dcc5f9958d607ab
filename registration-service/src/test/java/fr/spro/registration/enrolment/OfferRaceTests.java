package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.registration.InMemoryService;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Answers to an offer around its deadline: exactly one person holds the seat.
class OfferRaceTests extends InMemoryService {

    private RegistrationId offered;
    private RegistrationId next;
    private Instant last;

    @BeforeEach
    void offerTheOnlySeat() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        offered = confirmed("Bea", MORNING);
        next = confirmed("Cleo", MORNING);
        cancelRegistration.handle(first, Participant.ACTOR);
        reconcile();
        last = offerOf(offered).until().plus(Promise.CLOCK_TOLERANCE);
    }

    @Test
    void is_accepted_in_the_last_second() {
        moveTo(last.minusSeconds(1));

        assertThat(answerOffer.accept(offered, MORNING, Participant.ACTOR)).isTrue();

        moveTo(last.plusSeconds(1));
        reconcile();
        assertThat(hasSeat(offered)).isTrue();
        assertThat(store.get(next).status().offers()).isEmpty();
    }

    @Test
    void is_not_accepted_one_second_later_and_the_next_person_can() {
        moveTo(last.plusSeconds(1));

        assertThat(answerOffer.accept(offered, MORNING, Participant.ACTOR)).isFalse();
        assertThat(answerOffer.accept(offered, MORNING, Participant.ACTOR))
                .as("twice")
                .isFalse();
        reconcile();

        assertThat(hasSeat(offered)).isFalse();
        assertThat(events(offered)).last().isInstanceOf(OfferExpired.class);
        assertThat(answerOffer.accept(next, MORNING, Participant.ACTOR)).isTrue();
        assertThat(hasSeat(next)).isTrue();
    }

    @Test
    void a_late_answer_passes_the_seat_on_without_waiting_for_the_sweep() {
        moveTo(last.plusSeconds(1));

        assertThat(answerOffer.decline(offered, MORNING, Participant.ACTOR)).isFalse();

        assertThat(events(offered)).last().isInstanceOf(OfferExpired.class);
        assertThat(hasSeat(next)).isTrue();
    }

    @RepeatedTest(20)
    void one_of_two_holds_the_seat_if_the_offer_expires_while_it_is_accepted() throws Exception {
        moveTo(last.minusSeconds(1));
        var start = new CyclicBarrier(2);
        boolean isAccepted;
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> accept = () -> {
                start.await();
                return answerOffer.accept(offered, MORNING, Participant.ACTOR);
            };
            Callable<Boolean> expire = () -> {
                start.await();
                moveTo(last.plusSeconds(1));
                reconcile();
                return answerOffer.accept(next, MORNING, Participant.ACTOR);
            };
            var accepted = threads.submit(accept);
            var passedOn = threads.submit(expire);
            isAccepted = accepted.get();

            assertThat(passedOn.get()).isNotEqualTo(isAccepted);
        }
        assertThat(hasSeat(offered)).isEqualTo(isAccepted);
        assertThat(hasSeat(next)).isNotEqualTo(isAccepted);
        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isEqualTo(1);
    }

    @Test
    void in_two_tabs_the_first_answer_counts() {
        assertThat(answerOffer.accept(offered, MORNING, Participant.ACTOR)).isTrue();
        assertThat(answerOffer.decline(offered, MORNING, Participant.ACTOR))
                .as("accepted before")
                .isFalse();
        reconcile();
        assertThat(hasSeat(offered)).isTrue();
        assertThat(store.get(next).status().offers()).isEmpty();

        changeRegistration.handle(choosing(offered, wishes(), Participant.ACTOR));
        reconcile();
        assertThat(offerOf(next).workshop()).as("left by choosing").isEqualTo(MORNING);
        assertThat(answerOffer.decline(next, MORNING, Participant.ACTOR)).isTrue();
        assertThat(answerOffer.accept(next, MORNING, Participant.ACTOR))
                .as("declined before")
                .isFalse();
        assertThat(hasSeat(next)).isFalse();
    }

    private Offer offerOf(RegistrationId id) {
        return store.get(id).status().offers().getFirst();
    }

    private boolean hasSeat(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).workshops().stream()
                .anyMatch(place -> place.sessionId().equals(MORNING.value()) && place.seated());
    }
}
