package fr.spro.registration.day;

import java.time.Instant;
import java.util.List;

/// Workshops that begin at the same time: a participant comes to at most one of them.
public record Slot(Instant startsAt, Instant endsAt, List<Session> workshops) {

    public boolean has(SessionId workshop) {
        return workshops.stream().anyMatch(session -> session.id().equals(workshop));
    }
}
