package fr.spro.registration.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import org.junit.jupiter.api.Test;

/// The state of a day as all pages say it.
class DayStateTests extends InMemoryService {

    @Test
    void follows_the_day_from_draft_to_archive() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        assertThat(state()).isEqualTo(DayState.DRAFT);
        moveDay.handle(day, Step.PUBLISH, "camille");
        assertThat(state()).isEqualTo(DayState.OPEN);
        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(state()).isEqualTo(DayState.CLOSED);
        end();
        assertThat(state()).isEqualTo(DayState.OVER);
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(state()).isEqualTo(DayState.HELD);
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(state()).isEqualTo(DayState.ARCHIVED);
    }

    @Test
    void a_day_that_is_over_is_not_open_even_if_nobody_has_closed_registration() {
        publish(10, 5);

        end();

        assertThat(state()).isEqualTo(DayState.OVER);
    }

    private DayState state() {
        return DayState.of(find(), clock.instant());
    }
}
