package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The times and rooms that a participant was last notified of, as in the calendar entry.
///
/// @param parts the sessions for everybody and the chosen workshops
record Agenda(boolean takesPlace, Instant startsAt, Instant endsAt, String place, List<Part> parts) {

    record Part(SessionId session, Instant startsAt, Instant endsAt, String room) {}

    static Agenda of(RegionalDay day, List<SessionId> workshops) {
        return new Agenda(
                !day.isCancelled(),
                day.startsAt(),
                day.endsAt(),
                day.place(),
                day.sessions().stream()
                        .filter(session -> !session.isWorkshop() || workshops.contains(session.id()))
                        .map(Agenda::part)
                        .toList());
    }

    Agenda without(List<SessionId> workshops) {
        return new Agenda(
                takesPlace,
                startsAt,
                endsAt,
                place,
                parts.stream()
                        .filter(part -> !workshops.contains(part.session()))
                        .toList());
    }

    List<SessionId> sessions() {
        return parts.stream().map(Part::session).toList();
    }

    boolean differsInTimeOrPlaceFrom(Agenda other) {
        return !startsAt.equals(other.startsAt) || !endsAt.equals(other.endsAt) || !place.equals(other.place);
    }

    /// The sessions that both have, at another time or in another room.
    List<String> movedSince(Agenda before) {
        return parts.stream()
                .filter(part -> before.part(part.session())
                        .filter(earlier -> !earlier.equals(part))
                        .isPresent())
                .map(part -> part.session().value())
                .toList();
    }

    private Optional<Part> part(SessionId session) {
        return parts.stream().filter(part -> part.session().equals(session)).findFirst();
    }

    private static Part part(Session session) {
        return new Part(session.id(), session.startsAt(), session.endsAt(), session.room());
    }
}
