package fr.spro.registration.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// A shift of a programme to another date, and perhaps to other hours, by the clock on the wall: what was at ten
/// stays at ten also when daylight saving time begins or ends in between.
///
/// @param by the difference of the local times
public record Shift(ZoneId zone, Duration by) {

    /// The same shift as from one start to another.
    public static Shift between(ZoneId zone, Instant from, Instant to) {
        return new Shift(zone, Duration.between(local(zone, from), local(zone, to)));
    }

    /// A shift of whole days, to this date.
    public static Shift toDate(ZoneId zone, Instant from, LocalDate date) {
        var days = ChronoUnit.DAYS.between(local(zone, from).toLocalDate(), date);
        return new Shift(zone, Duration.ofDays(days));
    }

    /// The part of the shift that changes dates only.
    public Shift datesOnly(Instant from) {
        return toDate(zone, from, local(zone, from).plus(by).toLocalDate());
    }

    public boolean isNone() {
        return by.isZero();
    }

    public Instant apply(Instant instant) {
        return local(zone, instant).plus(by).atZone(zone).toInstant();
    }

    public Session apply(Session session) {
        return session.at(apply(session.startsAt()), apply(session.endsAt()));
    }

    private static LocalDateTime local(ZoneId zone, Instant instant) {
        return instant.atZone(zone).toLocalDateTime();
    }
}
