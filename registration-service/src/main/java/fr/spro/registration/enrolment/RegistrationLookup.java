package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import org.springframework.stereotype.Component;

/// Finds the day and the registrations that an address names, among those that a member of the staff may see.
@Component
public class RegistrationLookup {

    private final Days days;
    private final Registrations registrations;
    private final CoordinatorAccess access;

    RegistrationLookup(Days days, Registrations registrations, CoordinatorAccess access) {
        this.days = days;
        this.registrations = registrations;
        this.access = access;
    }

    /// @throws UnknownAggregate if there is none
    public RegionalDay day(String slug) {
        var id = new DayId(slug);
        return days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// @throws UnknownAggregate if there is none, or one that nobody may register for yet
    public RegionalDay publicDay(String slug) {
        var id = new DayId(slug);
        return days.findById(id)
                .filter(RegionalDay::isPublic)
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// @throws UnknownAggregate if there is none at this day, or none that this person may see
    public Registration registration(DayId day, String id, Staff staff) {
        var registration = new RegistrationId(id);
        return registrations
                .findById(registration)
                .filter(found -> found.day().equals(day)
                        && access.of(staff).includes(found.wishes().structure()))
                .orElseThrow(() -> new UnknownAggregate(Registration.class, registration));
    }
}
