package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The cached reads of an instance whose days are changed by another one.
class PublicReadsTests extends InMemoryService {

    private final PublicReads otherInstance =
            new PublicReads(days, directory.structures, enrolment.seating.seats, registrations, Duration.ofHours(1));

    @Test
    void a_day_is_visible_in_every_instance_as_soon_as_it_is_published() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        assertThat(otherInstance.day(day)).isEmpty();

        moveDay.handle(day, Step.PUBLISH, "camille");

        assertThat(otherInstance.day(day)).isPresent();
    }

    @Test
    void another_change_is_visible_after_the_age_of_the_cache() {
        publish(10, 5);
        assertThat(otherInstance.day(day)).map(RegionalDay::status).contains(RegionalDay.Status.PUBLISHED);

        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(otherInstance.day(day)).map(RegionalDay::status).contains(RegionalDay.Status.PUBLISHED);
        otherInstance.dayChanged(day);
        assertThat(otherInstance.day(day)).map(RegionalDay::status).contains(RegionalDay.Status.CLOSED);
    }
}
