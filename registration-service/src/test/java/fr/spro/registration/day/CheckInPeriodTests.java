package fr.spro.registration.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The period in which attendance can be recorded.
class CheckInPeriodTests extends InMemoryService {

    private final CheckInPeriod period = new CheckInPeriod(LocalTime.of(18, 0));

    @Test
    void opens_on_the_evening_before_in_local_time() {
        publish(10, 5);
        // Six in the evening in Paris.
        var opensAt = Instant.parse("2027-11-18T17:00:00Z");

        assertThat(period.opensAt(find())).isEqualTo(opensAt);
        assertThat(period.isOpen(find(), opensAt.minusMillis(1))).isFalse();
        assertThat(period.isOpen(find(), opensAt)).isTrue();
        assertThat(period.isOpen(find(), Examples.START.plusSeconds(90L * 86_400)))
                .as("from paper lists and offline devices, months later")
                .isTrue();
    }

    @Test
    void is_closed_for_a_draft_and_for_a_cancelled_or_archived_day() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        end();
        assertThat(period.isOpen(find(), clock.instant())).as("draft").isFalse();

        for (var step : List.of(Step.PUBLISH, Step.CANCEL, Step.REINSTATE, Step.HOLD, Step.ARCHIVE)) {
            moveDay.handle(day, step, "camille");
            assertThat(period.isOpen(find(), clock.instant()))
                    .as("%s", step)
                    .isEqualTo(step != Step.CANCEL && step != Step.ARCHIVE);
        }
    }
}
