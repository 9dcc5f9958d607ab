package fr.spro.registration.seating;

import fr.spro.registration.day.DayState;
import fr.spro.registration.day.RegionalDay;
import java.time.Instant;
import java.util.Locale;

/// Whether a visitor can register for a day, the same on all public pages. Once the day has begun, nobody is offered
/// the place of somebody else, so nobody can join the waiting list either.
public enum Admission {
    /// Not published.
    DRAFT,
    SOON,
    PLACES,
    /// Open, but full.
    WAITING,
    /// Open by its dates, but full and begun.
    BEGUN,
    CLOSED,
    OVER,
    CANCELLED;

    public static Admission of(RegionalDay day, Occupancy occupancy, Instant now) {
        return switch (DayState.of(day, now)) {
            case DRAFT, DISCARDED -> DRAFT;
            case SOON -> SOON;
            case OPEN -> occupancy.day().free() > 0 ? PLACES : day.hasBegun(now) ? BEGUN : WAITING;
            case CLOSED -> CLOSED;
            case OVER -> OVER;
            case CANCELLED -> CANCELLED;
            case HELD -> day.isOver(now) ? OVER : CLOSED;
            case ARCHIVED -> day.isCancelled() ? CANCELLED : OVER;
        };
    }

    public boolean isOpen() {
        return this == PLACES || this == WAITING;
    }

    public boolean isFull() {
        return this == WAITING;
    }

    /// The part of its message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
