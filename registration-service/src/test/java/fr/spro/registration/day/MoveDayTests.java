package fr.spro.registration.day;

import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.Examples;
import fr.spro.registration.day.RegionalDay.Status;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The steps of a day, with the events that they publish.
class MoveDayTests {

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<RegionalDay> store = new DayConfiguration().dayStore(mongo.stores());
    private final Days days = mongo.repository(Days.class);
    private final List<DayId> followed = new ArrayList<>();
    private final Clock clock = Clock.fixed(START.minusSeconds(3600), ZoneOffset.UTC);
    private final DraftDay draftDay = new DraftDay(store, clock);
    private final MoveDay moveDay = new MoveDay(store, List.of(followed::add), clock);

    private final RegionalDay draft = Examples.day("angers", 10, 2);
    private final DayId id = draft.id();

    @Test
    void publishes_an_event_for_each_step_that_consumers_need() {
        draftDay.handle(draft, "camille");

        moveDay.handle(id, Step.PUBLISH, "camille");
        moveDay.handle(id, Step.PUBLISH, "camille");
        var outcome = moveDay.handle(id, Step.HOLD, "camille");

        assertThat(outcome).isEqualTo(new MoveDay.Outcome.Done(store.get(id)));
        assertThat(days.findById(id)).map(RegionalDay::status).contains(Status.HELD);
        assertThat(mongo.events(RegionalDay.class, id))
                .hasExactlyElementsOfTypes(DayPublished.class, DayHeld.class)
                .first()
                .isInstanceOfSatisfying(DayPublished.class, event -> {
                    assertThat(event.day().version()).isEqualTo(2);
                    assertThat(event.day().sessions()).hasSize(3);
                });
        assertThat(followed).containsExactly(id, id, id);
        assertThat(moveDay.handle(id, Step.CLOSE, "camille")).isInstanceOf(MoveDay.Outcome.Impossible.class);
    }

    @Test
    void rejects_a_step_that_the_state_does_not_allow() {
        draftDay.handle(draft, "camille");

        assertThat(moveDay.handle(id, Step.HOLD, "camille")).isEqualTo(new MoveDay.Outcome.Impossible(store.get(id)));
        assertThat(mongo.events(RegionalDay.class, id)).isEmpty();
        assertThat(followed).isEmpty();
    }
}
