package fr.spro.registration.seating;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Assigns the seats of parallel workshops by preferences.
///
/// Each person proposes to their preferred workshop; a workshop keeps as many as it has seats, by its own
/// order, and rejects the others, who propose to their next one (deferred acceptance, Gale and Shapley 1962).
/// So nobody is rejected by a workshop in which somebody later in its order has a seat, and the result does not
/// depend on the order of proposals.
public final class Matching {

    /// @param order the priority of people
    public record Workshop(String id, int seats, List<String> order) {}

    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<String, Map<String, Integer>> positions = new HashMap<>();
    private final Map<String, PriorityQueue<String>> kept = new HashMap<>();

    private Matching(List<Workshop> workshops) {
        for (var workshop : workshops) {
            var position = new HashMap<String, Integer>();
            for (var person : workshop.order()) position.putIfAbsent(person, position.size());
            positions.put(workshop.id(), position);
            seats.put(workshop.id(), workshop.seats());
            kept.put(
                    workshop.id(),
                    new PriorityQueue<>(Comparator.comparing(position::get).reversed()));
        }
    }

    /// @param wishes the workshops of each person, the preferred first; those without the person in their
    /// order are skipped
    /// @return the workshop of each person with a seat
    public static Map<String, String> of(List<Workshop> workshops, Map<String, List<String>> wishes) {
        return new Matching(workshops).match(wishes);
    }

    private Map<String, String> match(Map<String, List<String>> wishes) {
        var asked = new HashMap<String, Integer>();
        var proposing = new ArrayDeque<>(wishes.keySet());
        while (!proposing.isEmpty()) {
            var person = proposing.pop();
            var next = asked.merge(person, 1, Integer::sum) - 1;
            var preferences = wishes.get(person);
            if (next >= preferences.size()) continue;
            var rejected = propose(preferences.get(next), person);
            if (rejected != null) proposing.push(rejected);
        }
        var matched = new HashMap<String, String>();
        kept.forEach((workshop, people) -> people.forEach(person -> matched.put(person, workshop)));
        return matched;
    }

    /// The rejected person, null if there is none.
    private @Nullable String propose(String workshop, String person) {
        var order = positions.get(workshop);
        if (order == null || !order.containsKey(person)) return person;
        var people = Objects.requireNonNull(kept.get(workshop));
        people.add(person);
        return people.size() > seats.get(workshop) ? people.poll() : null;
    }
}
