package fr.spro.registration.enrolment;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.seating.Seatings;
import org.springframework.stereotype.Component;

/// Reads days with their seats.
@Component
class SeatedDays {

    private final Days days;
    private final Seatings seatings;

    SeatedDays(Days days, Seatings seatings) {
        this.days = days;
        this.seatings = seatings;
    }

    /// The current state.
    SeatedDay get(DayId id) {
        return new SeatedDay(days.get(id), seatings.of(id));
    }
}
