package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.Examples;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Enrolment.Count;
import fr.spro.registration.enrolment.Seating.Arrivals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Guarantee 5, the rule itself: the order of arrival says who sits.
class SeatingTests {

    @Test
    void the_first_who_arrived_have_a_place_and_the_others_a_rank() {
        var seating = seating(2, 1, List.of("a", "b", "c", "d"), List.of());

        assertThat(dayPlace(seating, "b")).isEqualTo(new Place(true, null));
        assertThat(dayPlace(seating, "c")).isEqualTo(new Place(false, 1));
        assertThat(dayPlace(seating, "d")).isEqualTo(new Place(false, 2));
        assertThat(seating.countOfDay()).isEqualTo(new Count(2, 2, 2));
    }

    @Test
    void who_waits_for_the_day_holds_no_seat_of_a_workshop() {
        var seating = seating(2, 1, List.of("a", "b", "late"), List.of("late", "b", "a"));

        assertThat(workshopPlace(seating, "b")).isEqualTo(new WorkshopPlace("w-1", true, null));
        assertThat(workshopPlace(seating, "late")).isEqualTo(new WorkshopPlace("w-1", false, 1));
        assertThat(workshopPlace(seating, "a")).isEqualTo(new WorkshopPlace("w-1", false, 2));
        assertThat(seating.countOf(MORNING)).isEqualTo(new Count(1, 1, 2));
    }

    @Test
    void who_has_not_arrived_yet_comes_last() {
        var seating = seating(1, 1, List.of("a"), List.of("a"));

        assertThat(dayPlace(seating, "x")).isEqualTo(new Place(false, 1));
        assertThat(workshopPlace(seating, "x")).isEqualTo(new WorkshopPlace("w-1", false, 1));
    }

    @Test
    void a_day_where_nobody_arrived_yet_is_empty() {
        var day = Examples.day("d", 5, 3);
        var seating = new Seating(day.details().places(), day.sessions(), new Arrivals(null, null));

        assertThat(seating.countOfDay()).isEqualTo(new Count(5, 0, 0));
        assertThat(seating.countOf(AFTERNOON)).isEqualTo(new Count(50, 0, 0));
    }

    private static Seating seating(int places, int seats, List<String> day, List<String> morning) {
        var example = Examples.day("d", places, seats);
        return new Seating(places, example.sessions(), new Arrivals(day, Map.of("w-1", morning)));
    }

    private static Place dayPlace(Seating seating, String id) {
        return seating.placesOf(new RegistrationId(id), List.<SessionId>of()).day();
    }

    private static WorkshopPlace workshopPlace(Seating seating, String id) {
        return seating.placesOf(new RegistrationId(id), List.of(MORNING))
                .workshops()
                .getFirst();
    }
}
