package fr.spro.registration.day;

import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.Examples;
import fr.spro.registration.MovableClock;
import fr.spro.registration.day.MoveDay.Outcome;
import fr.spro.registration.day.RegionalDay.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The steps of a day, with the events that they publish.
class MoveDayTests {

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<RegionalDay> store = new DayConfiguration().dayStore(mongo.stores());
    private final Days days = mongo.repository(Days.class);
    private final List<DayId> followed = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private final DraftDay draftDay = new DraftDay(store, days, clock);
    private final MoveDay moveDay = new MoveDay(store, days, List.of(followed::add), clock);

    private final RegionalDay draft = Examples.day("angers", 10, 2);
    private final DayId id = draft.id();

    @Test
    void publishes_an_event_for_each_step_that_consumers_need() {
        draftDay.handle(draft, "camille");

        move(Step.PUBLISH);
        move(Step.PUBLISH);
        clock.moveTo(draft.endsAt());
        var outcome = move(Step.HOLD);

        assertThat(outcome).isEqualTo(new Outcome.Done(store.get(id)));
        assertThat(days.findById(id)).map(RegionalDay::status).contains(Status.HELD);
        assertThat(mongo.events(RegionalDay.class, id))
                .hasExactlyElementsOfTypes(DayPublished.class, DayHeld.class)
                .first()
                .isInstanceOfSatisfying(DayPublished.class, event -> {
                    assertThat(event.day().version()).isEqualTo(2);
                    assertThat(event.day().sessions()).hasSize(3);
                });
        assertThat(followed).containsExactly(id, id, id);
        assertThat(move(Step.CLOSE)).isInstanceOf(Outcome.Impossible.class);
    }

    @Test
    void rejects_a_step_that_the_state_does_not_allow() {
        draftDay.handle(draft, "camille");

        assertThat(move(Step.HOLD)).isEqualTo(new Outcome.Impossible(store.get(id)));
        assertThat(mongo.events(RegionalDay.class, id)).isEmpty();
        assertThat(followed).isEmpty();
    }

    @Test
    void a_day_is_not_held_before_it_begins() {
        published();
        clock.moveTo(START.minusSeconds(60));

        for (var isEarly : List.of(false, true)) {
            assertThat(moveDay.handle(new MoveDay.Command(id, Step.HOLD, isEarly, "camille")))
                    .isEqualTo(new Outcome.TooEarly(store.get(id)));
        }
        assertThat(store.get(id).allows(Step.HOLD, clock.instant())).isFalse();
        assertThat(mongo.events(RegionalDay.class, id)).hasExactlyElementsOfTypes(DayPublished.class);
    }

    @Test
    void the_state_is_the_reason_rather_than_an_old_version() {
        published();
        var read = store.get(id).version();
        move(Step.CANCEL);

        assertThat(moveDay.handle(new MoveDay.Command(id, Step.CLOSE, false, "camille", read, null)))
                .isEqualTo(new Outcome.Impossible(store.get(id)));
        assertThat(moveDay.handle(new MoveDay.Command(id, Step.REINSTATE, false, "camille", read, null)))
                .isEqualTo(new Outcome.Conflict(store.get(id)));
    }

    @Test
    void a_day_is_held_before_its_last_session_has_ended_only_if_the_command_says_so() {
        published();
        clock.moveTo(START.plusSeconds(60));

        assertThat(move(Step.HOLD)).isEqualTo(new Outcome.NotOver(store.get(id)));
        assertThat(mongo.events(RegionalDay.class, id)).hasExactlyElementsOfTypes(DayPublished.class);
        assertThat(moveDay.handle(new MoveDay.Command(id, Step.HOLD, true, "camille")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(store.get(id).status()).isEqualTo(Status.HELD);
    }

    @Test
    void an_archived_day_stays_what_it_was() {
        published();
        move(Step.CANCEL);
        move(Step.ARCHIVE);

        assertThat(store.get(id).isCancelled()).isTrue();
        assertThat(store.get(id).isHeld()).as("it never took place").isFalse();
    }

    private void published() {
        draftDay.handle(draft, "camille");
        move(Step.PUBLISH);
    }

    private Outcome move(Step step) {
        return moveDay.handle(id, step, "camille");
    }
}
