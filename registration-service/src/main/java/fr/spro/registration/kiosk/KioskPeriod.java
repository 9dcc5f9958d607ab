package fr.spro.registration.kiosk;

import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// The period in which a day's tablets work: that of check-ins, but only until the day ends.
@Component
public class KioskPeriod {

    private final CheckInPeriod checkIns;

    KioskPeriod(CheckInPeriod checkIns) {
        this.checkIns = checkIns;
    }

    public Instant opensAt(RegionalDay day) {
        return checkIns.opensAt(day);
    }

    public boolean isOver(RegionalDay day, Instant now) {
        return now.isAfter(day.endsAt()) || !(day.isAhead() || day.status() == RegionalDay.Status.HELD);
    }

    public boolean isTime(RegionalDay day, Instant now) {
        return checkIns.isOpen(day, now) && !isOver(day, now);
    }
}
