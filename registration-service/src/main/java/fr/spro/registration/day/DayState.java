package fr.spro.registration.day;

import java.time.Instant;
import java.util.Locale;

/// The state of a day in words, the same on all pages: of the published ones it also says whether one can register.
public enum DayState {
    DRAFT,
    /// A draft that was removed from all lists.
    DISCARDED,
    /// Published, with registration still to open.
    SOON,
    OPEN,
    /// Registration is over.
    CLOSED,
    /// Past, but not marked as held yet.
    OVER,
    HELD,
    CANCELLED,
    ARCHIVED;

    public static DayState of(RegionalDay day, Instant now) {
        return switch (day.status()) {
            case DRAFT -> day.isDiscarded() ? DISCARDED : DRAFT;
            case PUBLISHED, CLOSED -> ofAhead(day, now);
            case HELD -> HELD;
            case CANCELLED -> CANCELLED;
            case ARCHIVED -> ARCHIVED;
        };
    }

    private static DayState ofAhead(RegionalDay day, Instant now) {
        if (now.isAfter(day.endsAt())) return OVER;
        if (day.takesRegistrations(now)) return OPEN;
        return day.opensAfter(now) ? SOON : CLOSED;
    }

    /// The part of its message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
