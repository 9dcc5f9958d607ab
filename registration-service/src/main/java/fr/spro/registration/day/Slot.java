package fr.spro.registration.day;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Parallel workshops, of which a participant attends at most one.
public record Slot(Instant startsAt, Instant endsAt, List<Session> workshops) {

    /// Those of all these slots.
    public static List<SessionId> workshops(List<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> slot.workshops().stream())
                .map(Session::id)
                .toList();
    }

    public boolean has(SessionId workshop) {
        return workshops.stream().anyMatch(session -> session.id().equals(workshop));
    }

    public boolean hasAny(Collection<SessionId> chosen) {
        return chosen.stream().anyMatch(this::has);
    }
}
