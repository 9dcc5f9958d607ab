package fr.spro.registration.seating;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import java.util.Map;

/// The occupancy of the day and its workshops, and how these are chosen.
public record Occupancy(Count day, Map<SessionId, Count> workshops, SelectionMode selectionMode) {

    /// The occupancy of the day or of one workshop.
    public record Count(int seats, int taken, int waiting) {
        /// None while people wait: the next ones are theirs, even if requests that are not counted hold them now.
        public int free() {
            return waiting > 0 ? 0 : seats - taken;
        }
    }

    /// Whether anybody waits for a place or a workshop.
    public boolean anybodyWaits() {
        return day.waiting() > 0 || workshops.values().stream().anyMatch(workshop -> workshop.waiting() > 0);
    }

    /// Whether people on the waiting list of one workshop can have a seat in another one in the meantime.
    public boolean hasInterimSeats(Slot slot) {
        return slot.workshops().size() > 1
                && slot.workshops().stream()
                        .anyMatch(workshop -> workshops.get(workshop.id()).free() == 0);
    }
}
