package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.Impact;
import fr.spro.registration.day.Impact.Jump;
import fr.spro.registration.day.Impact.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the organiser sees before a change is made is what participants are notified of afterwards.
class AssessImpactTests extends InMemoryService {

    @Test
    void counts_who_loses_a_seat_in_a_smaller_workshop() {
        publish(10, 5);
        for (var name : List.of("Ada", "Bea", "Cleo", "Dora")) confirmed(name, MORNING);
        confirmed("Emma", AFTERNOON);
        var smaller = Examples.workshop(MORNING, 1, "Salle Erdre", 1);

        var impact = impact(new DayEdit.PutSession(smaller));

        assertThat(impact.notified()).isEqualTo(3);
        assertThat(impact.losses()).extracting(Loss::people).containsExactly(3);
        assertThat(impact.needsConsent()).isTrue();
    }

    @Test
    void counts_who_loses_the_place_at_the_day_and_who_only_waited_there() {
        publish(3, 5);
        for (var name : List.of("Ada", "Bea", "Cleo", "Dora")) confirmed(name);

        var impact = impact(places(1));

        assertThat(impact.losses()).containsExactly(new Loss(null, 2, false));
        assertThat(impact.notified()).isEqualTo(2);
    }

    @Test
    void counts_who_chose_a_workshop_that_is_removed() {
        publish(10, 1);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);

        var impact = impact(new DayEdit.RemoveSession(MORNING));

        assertThat(impact.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.people()).isEqualTo(2);
            assertThat(loss.isRemoved()).isTrue();
        });
    }

    @Test
    void remarks_on_more_new_places_than_people_wait() {
        publish(1, 5);
        confirmed("Ada");
        confirmed("Bea");

        assertThat(impact(places(2)).jumps()).isEmpty();
        assertThat(impact(places(400)).jumps()).containsExactly(new Jump(null, 1, 400, 1));
    }

    @Test
    void everybody_is_notified_of_a_moved_day_and_nobody_loses_anything() {
        publish(1, 5);
        confirmed("Ada", MORNING);
        confirmed("Bea");

        var impact = impact(new DayEdit.Describe(Examples.detailsUntil(START.plusSeconds(100_000)), List.of()));

        assertThat(impact.notified()).isEqualTo(2);
        assertThat(impact.losses()).isEmpty();
        assertThat(enrolment.impact.audience(day)).isEqualTo(2);
    }

    private static DayEdit places(int number) {
        return new DayEdit.Describe(Examples.details(number), List.of());
    }

    private Impact impact(DayEdit edit) {
        return enrolment.impact.of(edit.applyTo(find()));
    }
}
