package fr.spro.registration.enrolment;

import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a participant was first checked in at the day and in each of its sessions.
///
/// @param sessions in the order of time
public record Attendance(@Nullable Instant checkedInAt, List<Attended> sessions) {

    /// An attended session with the time of the first check-in.
    public record Attended(SessionId session, Instant at) {

        private boolean isBy(SessionId other, Instant instant) {
            return session.equals(other) && !instant.isBefore(at);
        }
    }

    static final Attendance NONE = new Attendance(null, List.of());

    private static final Comparator<Attended> EARLIEST_FIRST = Comparator.comparing(Attended::at)
            .thenComparing(attended -> attended.session().value());

    public boolean isCheckedIn() {
        return checkedInAt != null;
    }

    public boolean includes(SessionId session) {
        return sessions.stream().anyMatch(attended -> attended.session().equals(session));
    }

    /// Records attendance at the day, and at a session if given. The earliest instant counts, so check-ins
    /// may arrive late, twice and in any order.
    Attendance record(@Nullable SessionId session, Instant at) {
        var first = checkedInAt == null || at.isBefore(checkedInAt) ? at : checkedInAt;
        return new Attendance(first, session == null ? sessions : with(session, at));
    }

    private List<Attended> with(SessionId session, Instant at) {
        if (sessions.stream().anyMatch(attended -> attended.isBy(session, at))) return sessions;
        var others = sessions.stream().filter(attended -> !attended.session().equals(session));
        return Stream.concat(others, Stream.of(new Attended(session, at)))
                .sorted(EARLIEST_FIRST)
                .toList();
    }
}
