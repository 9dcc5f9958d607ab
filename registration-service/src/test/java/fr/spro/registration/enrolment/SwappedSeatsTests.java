package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.ChangeRegistration.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person changes to a parallel workshop, and something happens between the write of the choice and that of the
/// lists.
class SwappedSeatsTests extends InMemoryService {

    private RegistrationId bea;

    @BeforeEach
    void giveBeaASeat() {
        publish(10, 1);
        seats(SAME_TIME, 1);
        bea = confirmed("Bea", SAME_TIME, AFTERNOON);
    }

    @Test
    void the_seat_that_is_left_goes_to_the_next_once_the_new_one_is_gained() {
        var next = confirmed("Dora", SAME_TIME);

        assertThat(swap(() -> {}, GivenUp.NOTHING, MORNING, AFTERNOON)).isInstanceOf(Outcome.Changed.class);

        assertThat(seated(bea)).containsExactly(MORNING, AFTERNOON);
        assertThat(store.get(bea).wishes().workshops()).containsExactly(MORNING, AFTERNOON);
        assertThat(seated(next)).containsExactly(SAME_TIME);
    }

    @Test
    void who_does_not_gain_the_new_seat_keeps_the_old_one_and_is_asked() {
        var next = confirmed("Dora", SAME_TIME);

        var outcome = swap(() -> confirmed("Ada", MORNING), GivenUp.NOTHING, MORNING, AFTERNOON);

        assertThat(outcome).isEqualTo(new Outcome.Loses(new GivenUp(List.of(SAME_TIME), List.of())));
        assertThat(seated(bea)).containsExactly(SAME_TIME, AFTERNOON);
        assertThat(store.get(bea).wishes().workshops()).containsExactly(SAME_TIME, AFTERNOON);
        assertThat(seated(next)).isEmpty();
        assertThat(seats.of(find()).workshops().get(MORNING).waiting())
                .as("she does not wait either")
                .isZero();
    }

    @Test
    void without_the_agreement_in_the_write_the_old_seat_would_be_lost() {
        swap(() -> confirmed("Ada", MORNING), null, MORNING, AFTERNOON);

        assertThat(seated(bea)).containsExactly(AFTERNOON);
    }

    @Test
    void who_agreed_to_lose_the_old_seat_waits_for_the_new_one() {
        var agreed = new GivenUp(List.of(SAME_TIME), List.of());

        assertThat(swap(() -> confirmed("Ada", MORNING), agreed, MORNING, AFTERNOON))
                .isInstanceOf(Outcome.Changed.class);

        assertThat(seated(bea)).containsExactly(AFTERNOON);
        assertThat(seats.of(find()).workshops().get(MORNING).waiting()).isOne();
    }

    @Test
    void who_leaves_a_waiting_list_while_its_seat_replaces_the_other_one_has_a_seat_in_any_case() {
        var ada = confirmed("Ada", MORNING);
        changeRegistration.handle(choosing(bea, wishes(MORNING, SAME_TIME), Participant.ACTOR));
        var next = confirmed("Dora", SAME_TIME);
        var agreed = new GivenUp(List.of(), List.of(MORNING));

        var outcome = swap(() -> cancelRegistration.handle(ada, Participant.ACTOR), agreed, SAME_TIME);

        assertThat(outcome).isEqualTo(new Outcome.Loses(new GivenUp(List.of(MORNING), List.of())));
        assertThat(seated(bea)).containsExactly(MORNING);
        assertThat(seated(next)).containsExactly(SAME_TIME);
    }

    @Test
    void a_crash_in_between_loses_neither_seat() {
        assertThatThrownBy(() -> swap(
                        () -> {
                            throw new IllegalStateException("crash");
                        },
                        GivenUp.NOTHING,
                        MORNING,
                        AFTERNOON))
                .hasMessage("crash");
        var ada = confirmed("Ada", MORNING);

        reconcile();

        assertThat(seated(ada)).containsExactly(MORNING);
        assertThat(seated(bea)).containsExactlyInAnyOrder(SAME_TIME, AFTERNOON);
    }

    @Test
    void neither_a_mail_nor_the_history_tells_of_the_choice_in_between() {
        swap(this::reconcile, GivenUp.NOTHING, MORNING, AFTERNOON);
        reconcile();

        assertThat(changes())
                .singleElement()
                .satisfies(told -> assertThat(told.places().workshops())
                        .extracting(place -> place.sessionId())
                        .containsExactly(MORNING.value(), AFTERNOON.value()));
        assertThat(history(bea.subject()))
                .filteredOn(entry -> entry.is(RegistrationAction.CHANGED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.by()).isEqualTo(Participant.ACTOR));
    }

    @Test
    void a_swap_that_fails_has_changed_nothing_for_the_history_and_the_mails() {
        swap(
                () -> {
                    confirmed("Ada", MORNING);
                    reconcile();
                },
                GivenUp.NOTHING,
                MORNING,
                AFTERNOON);
        reconcile();

        assertThat(changes()).isEmpty();
        assertThat(history(bea.subject())).noneMatch(entry -> entry.is(RegistrationAction.CHANGED));
    }

    @Test
    void the_answer_says_what_is_stored_after_a_concurrent_change() {
        var outcome = swap(
                () -> changeRegistration.handle(choosing(bea, wishes(AFTERNOON), "camille")),
                GivenUp.NOTHING,
                MORNING,
                AFTERNOON);

        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        assertThat(store.get(bea).wishes().workshops()).containsExactly(AFTERNOON);
    }

    @Test
    void what_a_crash_has_left_is_told_a_minute_later() {
        assertThatThrownBy(() -> swap(
                        () -> {
                            throw new IllegalStateException("crash");
                        },
                        GivenUp.NOTHING,
                        MORNING,
                        AFTERNOON))
                .hasMessage("crash");
        reconcile();
        assertThat(changes()).isEmpty();

        moveTo(clock.instant().plusSeconds(60));
        reconcile();

        assertThat(changes()).hasSize(1);
        assertThat(history(bea.subject()))
                .last()
                .satisfies(entry ->
                        assertThat(entry.is(RegistrationAction.CHANGED)).isTrue());
    }

    private List<RegistrationChanged> changes() {
        return events(bea).stream()
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .toList();
    }

    /// @param meanwhile what happens after the choice was written
    private Outcome swap(Runnable meanwhile, GivenUp agreed, SessionId... workshops) {
        var change = new ChangeRegistration(
                new Interrupted(store, new AtomicReference<>(meanwhile)),
                days,
                seats,
                enrolment.checkWishes,
                enrolment.settleRegistration,
                clock);
        var shown = changeRegistration.shown(store.get(bea));
        return change.handle(new ChangeRegistration.Command(bea, wishes(workshops), shown, agreed, Participant.ACTOR));
    }

    private List<SessionId> seated(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).workshops().stream()
                .filter(place -> place.seated())
                .map(place -> new SessionId(place.sessionId()))
                .toList();
    }

    private void seats(SessionId workshop, int seats) {
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(workshop, 1, "Salle Loire", seats))));
    }

    /// A store after whose first decision something else happens.
    private record Interrupted(Store<Registration> store, AtomicReference<Runnable> meanwhile)
            implements ForwardingStore<Registration> {

        @Override
        public <R> R handle(TextId id, Function<Registration, Decision<Registration, R>> decision) {
            var outcome = store.handle(id, decision);
            meanwhile.getAndSet(() -> {}).run();
            return outcome;
        }
    }
}
