package fr.spro.registration.seating;

import fr.spro.registration.day.DayId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// Puts claims that were made earlier than they arrived, on paper for example, before those that wait and
/// were made later: for the day and in each workshop. Nobody with a seat loses it. Idempotent.
@Component
public class EarlierClaims {

    /// Knows when claims were made.
    public interface Times {

        Map<String, Instant> of(Collection<String> claims);
    }

    private final ReorderLists reorderLists;
    private final Seatings seatings;

    EarlierClaims(ReorderLists reorderLists, Seatings seatings) {
        this.reorderLists = reorderLists;
        this.seatings = seatings;
    }

    /// @param earlier ids of claims that have joined the lists, in their own order
    /// @throws OptimisticLockingFailureException if the lists change faster; to be repeated
    public void handle(DayId day, List<String> earlier, Times times) {
        reorderLists.handle(day, stored -> changed(stored.seating(), earlier, times));
    }

    /// How many of those that wait for the day now would come after a claim of this time.
    public int later(DayId day, Instant time, Times times) {
        var tail = seatings.of(day).tails().get(Arrivals.DAY);
        return tail == null ? 0 : (int) tail.laterThan(time, times.of(tail.waiting()));
    }

    private static Map<String, List<String>> changed(Seating seating, List<String> earlier, Times times) {
        var changed = new HashMap<String, List<String>>();
        seating.tails().forEach((list, tail) -> {
            if (!tail.hasAny(earlier)) return;
            var order = tail.withEarlier(earlier, times.of(tail.waiting()));
            if (!order.subList(tail.seated().size(), order.size()).equals(tail.waiting())) changed.put(list, order);
        });
        return changed;
    }
}
