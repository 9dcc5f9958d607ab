package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.Examples;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.SeatQueries.Count;
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
    void who_waits_for_the_day_holds_no_seat_of_a_workshop_nor_a_rank() {
        var seating = seating(2, 1, List.of("a", "b", "late"), List.of("late", "b", "a"));

        assertThat(workshopPlace(seating, "b")).isEqualTo(new WorkshopPlace("w-1", true, null));
        assertThat(workshopPlace(seating, "late")).isEqualTo(new WorkshopPlace("w-1", false, null));
        assertThat(workshopPlace(seating, "a")).isEqualTo(new WorkshopPlace("w-1", false, 1));
        assertThat(seating.countOf(MORNING)).isEqualTo(new Count(1, 1, 1));
    }

    @Test
    void who_waits_for_a_workshop_holds_the_seat_of_the_next_one_liked_and_swaps_it_in_place() {
        var both = Map.of("b", List.of("w-1", "w-2"));
        var sessions = Map.of("w-1", List.of("a", "b"), "w-2", List.of("b", "c"));

        var waiting = seating(List.of("a", "b", "c"), sessions, both);
        assertThat(places(waiting, "b", MORNING, SAME_TIME))
                .containsExactly(new WorkshopPlace("w-1", false, 1), new WorkshopPlace("w-2", true, null));

        var swapped = seating(List.of("b", "c"), Map.of("w-1", List.of("b"), "w-2", List.of("b", "c")), both);
        assertThat(places(swapped, "b", MORNING, SAME_TIME))
                .containsExactly(new WorkshopPlace("w-1", true, null), new WorkshopPlace("w-2", false, null));
        assertThat(swapped.countOf(SAME_TIME)).isEqualTo(new Count(50, 1, 0));
    }

    @Test
    void before_ranked_wishes_are_allocated_nobody_has_a_workshop() {
        var ranked =
                new Seating(Examples.rankedDetails(5), Examples.day("d", 5, 1).sessions(), Arrivals.NONE);

        assertThat(ranked.placesOf(new RegistrationId("a"), List.of(MORNING)).workshops())
                .isEmpty();
        assertThat(ranked.mayTakeSeats("a")).isFalse();
    }

    @Test
    void who_has_not_arrived_yet_comes_last() {
        var seating = seating(1, 1, List.of("a"), List.of("a"));

        assertThat(dayPlace(seating, "x")).isEqualTo(new Place(false, 1));
        assertThat(workshopPlace(seating, "x")).isEqualTo(new WorkshopPlace("w-1", false, null));
    }

    @Test
    void a_day_where_nobody_arrived_yet_is_empty() {
        var day = Examples.day("d", 5, 3);
        var seating = new Seating(day.details(), day.sessions(), Arrivals.NONE);

        assertThat(seating.countOfDay()).isEqualTo(new Count(5, 0, 0));
        assertThat(seating.countOf(AFTERNOON)).isEqualTo(new Count(50, 0, 0));
    }

    private static Seating seating(int places, int seats, List<String> day, List<String> morning) {
        var example = Examples.day("d", places, seats);
        return new Seating(
                example.details(), example.sessions(), new Arrivals(day, Map.of("w-1", morning), null, null));
    }

    private static Seating seating(
            List<String> day, Map<String, List<String>> sessions, Map<String, List<String>> preferences) {
        var example = Examples.day("d", 10, 1);
        return new Seating(example.details(), example.sessions(), new Arrivals(day, sessions, preferences, null));
    }

    private static List<WorkshopPlace> places(Seating seating, String id, SessionId... chosen) {
        return seating.placesOf(new RegistrationId(id), List.of(chosen)).workshops();
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
