package fr.spro.registration.seating;

import fr.spro.registration.seating.Occupancy.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The computed state of one list of arrivals: seats and ranks. A claim in neither `seated` nor `ranks` needs
/// no seat here or may not have one yet.
record SeatAssignment(int seats, Set<String> arrived, Set<String> seated, Map<String, Integer> ranks) {

    /// @param order the arrived claims that may have a seat
    static SeatAssignment firstCome(List<String> arrived, List<String> order, int seats) {
        var seated = new HashSet<String>();
        var ranks = new HashMap<String, Integer>();
        for (var id : order) {
            if (seated.contains(id)) continue;
            if (seated.size() < seats) seated.add(id);
            else ranks.putIfAbsent(id, ranks.size() + 1);
        }
        return new SeatAssignment(seats, new HashSet<>(arrived), seated, ranks);
    }

    /// @param others claims that are not counted
    Count count(Set<String> others) {
        return new Count(seats, without(others, seated), without(others, ranks.keySet()));
    }

    private static int without(Set<String> others, Set<String> ids) {
        return ids.size() - (int) others.stream().filter(ids::contains).count();
    }

    /// The rank of a claim that arrives now.
    int nextRank() {
        return ranks.size() + 1;
    }
}
