package fr.spro.registration.seating;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.seating.Matching.Workshop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The properties of a matching, independent of the order of proposals.
class MatchingTests {

    @Test
    void gives_seats_in_order_and_the_others_their_next_preference() {
        var matched = Matching.of(
                List.of(new Workshop("a", 1, List.of("x", "y")), new Workshop("b", 1, List.of("x", "y"))),
                Map.of("x", List.of("a", "b"), "y", List.of("a", "b")));

        assertThat(matched).isEqualTo(Map.of("x", "a", "y", "b"));
    }

    @Test
    void is_stable_and_leaves_no_wanted_seat_empty() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var people = names("p", 1 + random.nextInt(40));
            var wishes = new LinkedHashMap<String, List<String>>();
            for (var person : people)
                wishes.put(person, shuffled(names("w", 4), random).subList(0, 1 + random.nextInt(3)));
            var workshops = names("w", 4).stream()
                    .map(id -> new Workshop(id, random.nextInt(10), shuffled(people, random)))
                    .toList();

            var matched = Matching.of(workshops, wishes);

            for (var workshop : workshops) assertFair(workshop, wishes, matched);
            var inAnotherOrder = new LinkedHashMap<String, List<String>>();
            shuffled(people, random).forEach(person -> inAnotherOrder.put(person, wishes.get(person)));
            assertThat(Matching.of(workshops, inAnotherOrder)).isEqualTo(matched);
        }
    }

    private static void assertFair(Workshop workshop, Map<String, List<String>> wishes, Map<String, String> matched) {
        var seated = workshop.order().stream()
                .filter(person -> workshop.id().equals(matched.get(person)))
                .toList();
        assertThat(seated.size()).isLessThanOrEqualTo(workshop.seats());
        var refused = workshop.order().stream()
                .filter(person -> likesBetter(wishes.get(person), workshop.id(), matched.get(person)))
                .toList();
        if (refused.isEmpty()) return;
        assertThat(seated).as("full while somebody wants in").hasSize(workshop.seats());
        var lastSeated =
                seated.stream().mapToInt(workshop.order()::indexOf).max().orElse(-1);
        assertThat(refused).allMatch(person -> workshop.order().indexOf(person) > lastSeated);
    }

    private static boolean likesBetter(List<String> liked, String workshop, String seat) {
        return liked.contains(workshop) && (seat == null || liked.indexOf(workshop) < liked.indexOf(seat));
    }

    private static List<String> names(String prefix, int number) {
        var names = new ArrayList<String>();
        for (int i = 0; i < number; i++) names.add(prefix + i);
        return names;
    }

    private static List<String> shuffled(List<String> list, Random random) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
