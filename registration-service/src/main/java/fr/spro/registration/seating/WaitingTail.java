package fr.spro.registration.seating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A list of arrivals, parted after the last claim with a seat.
///
/// @param waiting those behind it
record WaitingTail(List<String> seated, List<String> waiting) {

    static WaitingTail of(List<String> arrived, SeatAssignment seats) {
        var last = 0;
        for (int i = 0; i < arrived.size(); i++) if (seats.seated().contains(arrived.get(i))) last = i + 1;
        return new WaitingTail(arrived.subList(0, last), arrived.subList(last, arrived.size()));
    }

    boolean hasAny(Collection<String> claims) {
        return waiting.stream().anyMatch(claims::contains);
    }

    /// The list with each of these claims before the first waiting one that was made later. The others keep
    /// their order.
    ///
    /// @param earlier in their own order
    /// @param times when claims were made
    List<String> withEarlier(List<String> earlier, Map<String, Instant> times) {
        var moved = earlier.stream().filter(waiting::contains).toList();
        var tail = new ArrayList<>(waiting);
        tail.removeAll(moved);
        for (var claim : moved) tail.add(position(tail, times.get(claim), times), claim);
        var all = new ArrayList<>(seated);
        all.addAll(tail);
        return all;
    }

    /// How many of those that wait were made later.
    long laterThan(Instant time, Map<String, Instant> times) {
        return waiting.stream().filter(other -> isLater(other, time, times)).count();
    }

    private static int position(List<String> tail, Instant time, Map<String, Instant> times) {
        for (int i = 0; i < tail.size(); i++) if (isLater(tail.get(i), time, times)) return i;
        return tail.size();
    }

    private static boolean isLater(String claim, Instant time, Map<String, Instant> times) {
        var made = times.get(claim);
        return made != null && made.isAfter(time);
    }
}
