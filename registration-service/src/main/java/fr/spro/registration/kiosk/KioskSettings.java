package fr.spro.registration.kiosk;

import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The period in which a day's tablets work.
///
/// @param eveningBefore the start on the previous date, so that tablets can be set up
@ConfigurationProperties("spro.attendance.kiosk")
public record KioskSettings(@DefaultValue("17:00") LocalTime eveningBefore) {

    public Instant opensAt(RegionalDay day) {
        var before = day.startsAt().atZone(Dates.ZONE).toLocalDate().minusDays(1);
        return before.atTime(eveningBefore).atZone(Dates.ZONE).toInstant();
    }

    public boolean isOver(RegionalDay day, Instant now) {
        return now.isAfter(day.endsAt()) || !(day.isAhead() || day.status() == RegionalDay.Status.HELD);
    }

    boolean isTime(RegionalDay day, Instant now) {
        return !now.isBefore(opensAt(day)) && !isOver(day, now);
    }
}
