package fr.spro.registration.enrolment;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.Seatings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads days with their seats.
@Component
class SeatedDays {

    private final Days days;
    private final Seatings seatings;
    private final ChangeSettings settings;

    SeatedDays(Days days, Seatings seatings, ChangeSettings settings) {
        this.days = days;
        this.seatings = seatings;
        this.settings = settings;
    }

    /// The current state.
    SeatedDay get(DayId id) {
        return of(days.get(id));
    }

    /// A day that was just read, with its current seats.
    SeatedDay of(RegionalDay day) {
        return new SeatedDay(day, seatings.of(day.id()), settings.settle());
    }

    /// How long participants are not notified of changes of this day yet.
    Optional<Duration> settlesIn(RegionalDay day, Instant now) {
        return day.settlesAt(settings.settle(), now).map(settled -> Duration.between(now, settled));
    }
}
