package fr.spro.registration.imports;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Occupancy;
import fr.spro.registration.seating.SelectionMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The free seats in the workshops of a day, which people of a list take one after the other.
final class FreeSeats {

    private final RegionalDay day;
    private final Map<SessionId, Integer> free = new HashMap<>();

    private FreeSeats(RegionalDay day) {
        this.day = day;
    }

    /// None are counted while seats are allocated by wishes: nobody waits yet.
    static FreeSeats of(RegionalDay day, Occupancy occupancy) {
        var seats = new FreeSeats(day);
        if (occupancy.selectionMode() == SelectionMode.FIRST_COME) {
            occupancy.workshops().forEach((workshop, count) -> seats.free.put(workshop, count.free()));
        }
        return seats;
    }

    /// Takes a seat at each time, in the first of the workshops that is free.
    ///
    /// @param workshops in order of preference
    /// @return those on whose waiting list the person comes
    Set<SessionId> take(List<SessionId> workshops) {
        var full = new HashSet<SessionId>();
        var seated = new HashSet<SessionId>();
        for (var workshop : workshops) {
            var left = free.get(workshop);
            if (left == null || day.sameTimeAs(workshop).stream().anyMatch(seated::contains)) continue;
            if (left == 0) {
                full.add(workshop);
            } else {
                seated.add(workshop);
                free.put(workshop, left - 1);
            }
        }
        return full;
    }
}
