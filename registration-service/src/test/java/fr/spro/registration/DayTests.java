package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay.Step;
import org.junit.jupiter.api.Test;

/// How a day is drafted, published, closed and held.
class DayTests extends RunningService {

    @Test
    void a_published_day_is_told_with_its_programme_and_a_held_one_once_more() {
        publish(10, 2);
        moveDay.handle(day, Step.PUBLISH);
        moveDay.handle(day, Step.HOLD);

        await().untilAsserted(() -> assertThat(Facts.told(Topic.DAYS, day.value()))
                .hasSize(2)
                .satisfies(facts -> {
                    assertThat(facts.getFirst()).isInstanceOfSatisfying(DayPublished.class, fact -> {
                        assertThat(fact.day().version()).isEqualTo(2);
                        assertThat(fact.day().sessions()).hasSize(3);
                    });
                    assertThat(facts.getLast()).isInstanceOf(DayHeld.class);
                }));
        assertThat(moveDay.handle(day, Step.CLOSE)).isInstanceOf(MoveDay.Outcome.Impossible.class);
    }
}
