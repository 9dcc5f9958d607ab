package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import org.springframework.stereotype.Component;

/// A day and its registrations, as the addresses of pages and API name them.
@Component
public class RegistrationLookup {

    private final Days days;
    private final Registrations registrations;

    RegistrationLookup(Days days, Registrations registrations) {
        this.days = days;
        this.registrations = registrations;
    }

    /// @throws UnknownAggregate if there is none
    public RegionalDay day(String slug) {
        var id = new DayId(slug);
        return days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// @throws UnknownAggregate if there is none at this day
    public Registration registration(DayId day, String id) {
        var registration = new RegistrationId(id);
        return registrations
                .findById(registration)
                .filter(found -> found.day().equals(day))
                .orElseThrow(() -> new UnknownAggregate(Registration.class, registration));
    }
}
