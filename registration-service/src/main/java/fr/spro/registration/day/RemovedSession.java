package fr.spro.registration.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A session that was removed a moment ago (decision 111): nobody is told of it yet, so it can come back as it was.
/// Whoever chose it still does, and its list of arrivals is kept.
///
/// @param position its index in the programme
/// @param at when it was removed
public record RemovedSession(Session session, int position, Instant at) {

    /// Longer than nobody is told.
    public static final Duration KEPT = Duration.ofMinutes(10);

    /// Whether nobody can have been told of it.
    ///
    /// @param settle the time after a change before anybody is told
    boolean isUntold(Duration settle, Instant now) {
        return now.isBefore(at.plus(settle));
    }

    /// These sessions and it, where it was.
    List<Session> among(List<Session> others) {
        var all = new ArrayList<>(others);
        all.add(Math.min(position, all.size()), session);
        return all;
    }

    /// The latest ones and those that this change removes.
    static List<RemovedSession> of(
            List<RemovedSession> earlier, List<Session> before, List<Session> after, Instant now) {
        var removed = IntStream.range(0, before.size()).mapToObj(i -> new RemovedSession(before.get(i), i, now));
        return Stream.concat(earlier.stream(), removed)
                .filter(one -> after.stream().noneMatch(session -> session.id().equals(one.session.id())))
                .filter(one -> one.at.plus(KEPT).isAfter(now))
                .toList();
    }
}
