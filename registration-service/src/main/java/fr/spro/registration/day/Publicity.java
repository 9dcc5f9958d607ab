package fr.spro.registration.day;

import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What participants are to be notified of: when the day was last changed, the organiser's messages
/// about changes, and where and when it was announced before.
///
/// @param changedAt the last change of times, places or seats
/// @param announcements the latest ones, the oldest first
/// @param moved the first time and place that were announced; null if they are still the same, or not known
/// @param removed the sessions that were removed last
public record Publicity(
        @Nullable Instant changedAt,
        List<Announcement> announcements,
        @Nullable Moved moved,
        List<RemovedSession> removed) {

    /// The time and place before a day was moved.
    ///
    /// @param zone of the times, that of the day now if null
    public record Moved(
            Instant startsAt,
            Instant endsAt,
            String place,
            @Nullable ZoneId zone) {

        private static Moved from(Details details) {
            var zone = Objects.requireNonNullElse(details.zone(), Dates.ZONE);
            return new Moved(details.startsAt(), details.endsAt(), details.place(), zone);
        }

        private boolean isSameAs(Details details) {
            return startsAt.equals(details.startsAt())
                    && endsAt.equals(details.endsAt())
                    && place.equals(details.place());
        }
    }

    static final Publicity NONE = new Publicity(null, List.of(), null, List.of());

    /// Participants who were not notified of older ones by then are very late.
    private static final int MAX_ANNOUNCEMENTS = 5;

    public Publicity {
        announcements = List.copyOf(announcements);
        // Earlier documents have none.
        removed = removed == null ? List.of() : List.copyOf(removed);
    }

    static Publicity orNone(@Nullable Publicity publicity) {
        return Objects.requireNonNullElse(publicity, NONE);
    }

    Publicity changed(RegionalDay before, RegionalDay after, Instant now) {
        var first = moved == null ? Moved.from(before.details()) : moved;
        return new Publicity(
                now,
                announcements,
                first.isSameAs(after.details()) ? null : first,
                RemovedSession.of(removed, before.sessions(), after.sessions(), now));
    }

    Publicity with(@Nullable Announcement added) {
        if (added == null) return this;
        var all = Stream.concat(announcements.stream(), Stream.of(added)).toList();
        var latest = all.subList(Math.max(0, all.size() - MAX_ANNOUNCEMENTS), all.size());
        return new Publicity(changedAt, latest, moved, removed);
    }

    /// The same with another text of the messages that have this one.
    Publicity rewritten(String before, String after) {
        return new Publicity(
                changedAt,
                announcements.stream()
                        .map(sent -> sent.text().equals(before)
                                ? new Announcement(sent.version(), sent.about(), after)
                                : sent)
                        .toList(),
                moved,
                removed);
    }

    Optional<Announcement> latest() {
        return announcements.isEmpty() ? Optional.empty() : Optional.of(announcements.getLast());
    }

    long lastVersion() {
        return latest().map(Announcement::version).orElse(0L);
    }
}
