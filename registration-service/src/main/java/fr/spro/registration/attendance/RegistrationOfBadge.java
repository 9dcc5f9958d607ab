package fr.spro.registration.attendance;

import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds the registration for a day of the person with a badge, which may be that of another day.
@Component
class RegistrationOfBadge {

    private final Registrations registrations;

    RegistrationOfBadge(Registrations registrations) {
        this.registrations = registrations;
    }

    /// @return the registration of the badge if it is for this day, else the active one of the same address
    Optional<Registration> at(DayId day, Registration badge) {
        return badge.day().equals(day)
                ? Optional.of(badge)
                : registrations.findActive(day, badge.participant().email());
    }
}
