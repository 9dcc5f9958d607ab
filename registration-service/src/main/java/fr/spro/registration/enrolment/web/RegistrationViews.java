package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.seating.SeatQueries;
import org.springframework.stereotype.Component;

/// Registrations as the API shows them, with the state of their day.
@Component
class RegistrationViews {

    private final Days days;
    private final SeatQueries seats;

    RegistrationViews(Days days, SeatQueries seats) {
        this.days = days;
        this.seats = seats;
    }

    RegistrationView of(Registration registration) {
        var day = days.get(registration.day());
        var current = registration.asOf(day, seats.now());
        return RegistrationView.of(day, current, seats.placesOf(current.claim()));
    }
}
