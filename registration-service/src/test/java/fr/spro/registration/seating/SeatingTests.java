package fr.spro.registration.seating;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.Examples;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Occupancy.Count;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Guarantee 5: seats follow the order of arrival.
class SeatingTests {

    @Test
    void gives_places_in_order_of_arrival_and_ranks_to_the_others() {
        var seating = seating(2, 1, List.of("a", "b", "c", "d"), List.of());

        assertThat(dayPlace(seating, "b")).isEqualTo(new Place(true, null));
        assertThat(dayPlace(seating, "c")).isEqualTo(new Place(false, 1));
        assertThat(dayPlace(seating, "d")).isEqualTo(new Place(false, 2));
        assertThat(seating.countOfDay()).isEqualTo(new Count(2, 2, 2));
    }

    @Test
    void gives_neither_seat_nor_rank_in_a_workshop_while_waiting_for_the_day() {
        var seating = seating(2, 1, List.of("a", "b", "late"), List.of("late", "b", "a"));

        assertThat(workshopPlace(seating, "b")).isEqualTo(new WorkshopPlace("w-1", true, null));
        assertThat(workshopPlace(seating, "late")).isEqualTo(new WorkshopPlace("w-1", false, null));
        assertThat(workshopPlace(seating, "a")).isEqualTo(new WorkshopPlace("w-1", false, 1));
        assertThat(seating.countOf(MORNING)).isEqualTo(new Count(1, 1, 1));
    }

    @Test
    void keeps_the_seat_of_the_next_preference_while_waiting_and_swaps_it_in_place() {
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
    void gives_no_workshop_before_ranked_wishes_are_allocated() {
        var ranked =
                new Seating(Examples.rankedDetails(5), Examples.day("d", 5, 1).sessions(), Arrivals.NONE);

        assertThat(ranked.placesOf(claim("a", MORNING)).workshops()).isEmpty();
        assertThat(ranked.mayTakeSeats("a")).isFalse();
    }

    @Test
    void puts_a_claim_that_has_not_arrived_last() {
        var seating = seating(1, 1, List.of("a"), List.of("a"));

        assertThat(dayPlace(seating, "x")).isEqualTo(new Place(false, 1));
        assertThat(workshopPlace(seating, "x")).isEqualTo(new WorkshopPlace("w-1", false, null));
    }

    @Test
    void is_empty_before_the_first_arrival() {
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
        return seating.placesOf(claim(id, chosen)).workshops();
    }

    private static Place dayPlace(Seating seating, String id) {
        return seating.placesOf(claim(id)).day();
    }

    private static WorkshopPlace workshopPlace(Seating seating, String id) {
        return seating.placesOf(claim(id, MORNING)).workshops().getFirst();
    }

    private static Claim claim(String id, SessionId... chosen) {
        return ClaimExamples.active(id, chosen);
    }
}
