package fr.spro.registration.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The sessions of a day by the time at which they begin.
///
/// @param parts in order of time
public record Programme(List<Part> parts) {

    /// Sessions that begin together.
    public record Part(Instant startsAt, List<Session> sessions) {

        /// When the last of them ends.
        public Instant endsAt() {
            return sessions.stream()
                    .map(Session::endsAt)
                    .max(Instant::compareTo)
                    .orElse(startsAt);
        }

        /// Whether they also end together, so that their time is said once.
        public boolean hasOneEnd() {
            return sessions.stream().allMatch(session -> session.endsAt().equals(endsAt()));
        }
    }

    /// @param sessions in any order; parallel ones keep theirs
    public static Programme of(List<Session> sessions) {
        var byStart = new TreeMap<Instant, List<Session>>();
        for (var session : sessions) {
            byStart.computeIfAbsent(session.startsAt(), _ -> new ArrayList<>()).add(session);
        }
        return new Programme(byStart.entrySet().stream()
                .map(entry -> new Part(entry.getKey(), List.copyOf(entry.getValue())))
                .toList());
    }
}
