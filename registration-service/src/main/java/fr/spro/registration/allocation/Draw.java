package fr.spro.registration.allocation;

import fr.spro.registration.allocation.Allocation.Ballot;
import fr.spro.registration.allocation.Allocation.Slot;
import fr.spro.registration.seating.Matching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Computes the order of registrations in each workshop, slot by slot in the order of the day.
final class Draw {

    /// The priority of a candidate for a workshop.
    private record Priority(String registration, int wish, int dissatisfaction, String number) {

        static final Comparator<Priority> FIRST = Comparator.comparingInt(Priority::wish)
                .thenComparing(
                        Comparator.comparingInt(Priority::dissatisfaction).reversed())
                .thenComparing(Priority::number);
    }

    private Draw() {}

    static Map<String, List<String>> orders(Lottery lottery, List<Slot> slots, List<Ballot> ballots) {
        var orders = new LinkedHashMap<String, List<String>>();
        var dissatisfaction = new HashMap<String, Integer>();
        for (var slot : slots) {
            var wishes = slot.wishes(ballots);
            var priorities = priorities(slot, wishes, dissatisfaction, lottery);
            for (var workshop : slot.workshops()) {
                var wishing = priorities.getOrDefault(workshop.id(), List.of()).stream()
                        .sorted(Priority.FIRST)
                        .map(Priority::registration)
                        .toList();
                orders.put(workshop.id(), wishing);
            }
            var outcome = match(slot, wishes, orders);
            wishes.forEach((registration, wished) -> {
                var seat = outcome.get(registration);
                dissatisfaction.merge(registration, seat == null ? wished.size() : wished.indexOf(seat), Integer::sum);
            });
        }
        return orders;
    }

    private static Map<String, List<Priority>> priorities(
            Slot slot, Map<String, List<String>> wishes, Map<String, Integer> dissatisfaction, Lottery lottery) {
        var priorities = new HashMap<String, List<Priority>>();
        wishes.forEach((registration, wished) -> {
            if (wished.isEmpty()) return;
            var before = dissatisfaction.getOrDefault(registration, 0);
            var number = lottery.number(slot.id(), registration);
            for (int i = 0; i < wished.size(); i++) {
                priorities
                        .computeIfAbsent(wished.get(i), _ -> new ArrayList<>())
                        .add(new Priority(registration, i, before, number));
            }
        });
        return priorities;
    }

    static Map<String, String> match(Slot slot, Map<String, List<String>> wishes, Map<String, List<String>> orders) {
        return Matching.of(
                slot.workshops().stream()
                        .map(workshop ->
                                new Matching.Workshop(workshop.id(), workshop.seats(), orders.get(workshop.id())))
                        .toList(),
                wishes);
    }
}
