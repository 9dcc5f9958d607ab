package fr.spro.registration.day;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The period in which attendance can be recorded: from the evening before a day until it is archived.
///
/// @param eveningBefore the start on the previous date, so that check-in can be prepared and tried
@ConfigurationProperties("spro.attendance")
public record CheckInPeriod(@DefaultValue("17:00") LocalTime eveningBefore) {

    public Instant opensAt(RegionalDay day) {
        var before = day.startsAt().atZone(day.zone()).toLocalDate().minusDays(1);
        return before.atTime(eveningBefore).atZone(day.zone()).toInstant();
    }

    /// The time of a check-in that a device reports: neither in the future nor before the period, both of which
    /// come from wrong clocks. In the precision of the store, so that a repeated check-in is equal.
    public Instant plausible(Instant at, RegionalDay day, Instant now) {
        var earliest = opensAt(day);
        var past = at.isAfter(now) ? now : at;
        return (past.isBefore(earliest) ? earliest : past).truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean isOpen(RegionalDay day, Instant now) {
        return !now.isBefore(opensAt(day)) && (day.isAhead() || day.status() == RegionalDay.Status.HELD);
    }
}
