package fr.spro.registration.seating;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Gives the seats of workshops that begin at the same time to people who prefer some to others.
///
/// Each person asks for the workshop they like best; a workshop keeps the first as many as it has
/// seats, by its own order, and sends the others to the next one they like (deferred acceptance, Gale
/// and Shapley 1962). So nobody is refused a seat that somebody later in its order has, and the result
/// is the same in whatever order people ask.
public final class Matching {

    /// @param order who comes before whom
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

    /// @param wishes for each person the workshops they like, the best first; those in whose order they
    /// do not stand are passed over
    /// @return the workshop of each person who has a seat
    public static Map<String, String> of(List<Workshop> workshops, Map<String, List<String>> wishes) {
        return new Matching(workshops).match(wishes);
    }

    private Map<String, String> match(Map<String, List<String>> wishes) {
        var asked = new HashMap<String, Integer>();
        var asking = new ArrayDeque<>(wishes.keySet());
        while (!asking.isEmpty()) {
            var person = asking.pop();
            var next = asked.merge(person, 1, Integer::sum) - 1;
            var liked = wishes.get(person);
            if (next >= liked.size()) continue;
            var refused = ask(liked.get(next), person);
            if (refused != null) asking.push(refused);
        }
        var matched = new HashMap<String, String>();
        kept.forEach((workshop, people) -> people.forEach(person -> matched.put(person, workshop)));
        return matched;
    }

    /// Who has to ask elsewhere now; null if nobody.
    private @Nullable String ask(String workshop, String person) {
        var order = positions.get(workshop);
        if (order == null || !order.containsKey(person)) return person;
        var people = Objects.requireNonNull(kept.get(workshop));
        people.add(person);
        return people.size() > seats.get(workshop) ? people.poll() : null;
    }
}
