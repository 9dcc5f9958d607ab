package fr.spro.registration.day;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// A copy of an earlier day.
class DuplicateDayTests extends InMemoryService {

    @Test
    void copies_a_day_to_another_date_at_the_same_local_times() {
        publish(10, 2);
        confirmed("Ada", MORNING);
        var copy = new DayId(Infrastructure.fresh("copy"));
        var title = LocalizedText.french("La suivante");
        var command = new DuplicateDay.Command(day, copy, "request", title, LocalDate.of(2028, 6, 20), "camille");

        duplicateDay.handle(command);
        assertThat(duplicateDay.handle(command)).isInstanceOf(DraftDay.Outcome.Drafted.class);

        var made = days.findById(copy).orElseThrow();
        assertThat(made.status()).isEqualTo(Status.DRAFT);
        assertThat(made.startsAt()).as("summer time").isEqualTo(Instant.parse("2028-06-20T07:30:00Z"));
        assertThat(made.sessions()).hasSize(3);
        assertThat(seats.of(made).day().taken()).isZero();
    }

    @Test
    void copies_the_picture() {
        var picture = new Picture("hash", 1200, 600, null);
        draftDay.handle(Examples.day(day.value(), 10, 5).with(picture), "camille");
        var copy = new DayId(Infrastructure.fresh("copy"));

        duplicateDay.handle(new DuplicateDay.Command(
                day, copy, "request", LocalizedText.french("La suivante"), LocalDate.of(2028, 6, 20), "camille"));

        assertThat(days.findById(copy).orElseThrow().picture()).isEqualTo(picture);
    }
}
