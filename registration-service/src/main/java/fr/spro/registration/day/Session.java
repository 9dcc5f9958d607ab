package fr.spro.registration.day;

import fr.spro.contracts.DayEvent.SessionKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the programme; only workshops have `seats`.
///
/// @param speakers one line each, as in the programme
/// @param summary what it is about, in some sentences
public record Session(
        SessionId id,
        SessionKind kind,
        String title,
        Instant startsAt,
        Instant endsAt,
        String room,
        @Nullable Integer seats,
        List<String> speakers,
        @Nullable String summary) {

    public Session(
            SessionId id,
            SessionKind kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable Integer seats,
            List<String> speakers) {
        this(id, kind, title, startsAt, endsAt, room, seats, speakers, null);
    }

    public boolean isWorkshop() {
        return kind == SessionKind.WORKSHOP;
    }

    public boolean overlaps(Session other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
