package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// The hours in which people can be expected to answer a message: from 8 to 20 h, on Sundays only if it is urgent.
///
/// @param withSundays whether Sundays count
record WakingHours(ZoneId zone, boolean withSundays) {

    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime TO = LocalTime.of(20, 0);

    /// A day that is less than four days ahead: then Sundays count too.
    private static final Duration NEAR = Duration.ofDays(4);

    /// Those in which people answer a message about the day.
    static WakingHours before(RegionalDay day, Instant now) {
        return new WakingHours(day.zone(), now.plus(NEAR).isAfter(day.startsAt()));
    }

    /// The first full hour at which people are awake, this instant or later.
    Instant fullHourFrom(Instant instant) {
        var hour = instant.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        var next = hour.toInstant().isBefore(instant) ? hour.plusHours(1) : hour;
        return next.toLocalTime().equals(TO) && isCounted(next)
                ? next.toInstant()
                : awakeFrom(next).toInstant();
    }

    /// When people have been awake for so long.
    Instant after(Instant start, Duration awake) {
        var from = awakeFrom(start.atZone(zone));
        var until = from.with(TO);
        var left = Duration.between(from, until);
        return left.compareTo(awake) < 0
                ? after(until.toInstant(), awake.minus(left))
                : from.plus(awake).toInstant();
    }

    private ZonedDateTime awakeFrom(ZonedDateTime time) {
        var morning = time.with(FROM);
        if (isCounted(time) && time.toLocalTime().isBefore(TO)) return time.isBefore(morning) ? morning : time;
        var next = morning.plusDays(1);
        return isCounted(next) ? next : next.plusDays(1);
    }

    private boolean isCounted(ZonedDateTime time) {
        return withSundays || time.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
