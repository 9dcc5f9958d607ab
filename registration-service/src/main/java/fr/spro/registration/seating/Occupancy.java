package fr.spro.registration.seating;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import java.util.Map;

/// How full the day and its workshops are, and how these are chosen.
public record Occupancy(Count day, Map<SessionId, Count> workshops, Choosing choosing) {

    /// How full the day or one workshop is.
    public record Count(int seats, int taken, int waiting) {
        public int free() {
            return seats - taken;
        }
    }

    /// Whether somebody who waits for one of the workshops can have a seat in another one meanwhile.
    public boolean hasMeanwhile(Slot slot) {
        return slot.workshops().size() > 1
                && slot.workshops().stream()
                        .anyMatch(workshop -> workshops.get(workshop.id()).free() == 0);
    }
}
