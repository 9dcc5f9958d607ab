package fr.spro.registration.day;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Parallel workshops, of which a participant attends at most one.
public record Slot(Instant startsAt, Instant endsAt, List<Session> workshops) {

    /// Those of these sessions, in order of time.
    static List<Slot> of(List<Session> sessions) {
        var workshops = sessions.stream().filter(Session::isWorkshop).toList();
        return Programme.of(workshops).parts().stream()
                .map(part -> new Slot(part.startsAt(), part.endsAt(), part.sessions()))
                .toList();
    }

    /// The workshops of all these slots.
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
