package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.Seating;
import java.time.Instant;

/// A day with its seats at one time. A decision may only rely on one that was read after the registration:
/// an older one may be from before the last notification, and would revoke it.
record SeatedDay(RegionalDay day, Seating seating) {

    Change<Registration, RegistrationEvent> confirm(Registration found, Instant now) {
        return found.confirm(day, placesOf(found), now);
    }

    Change<Registration, RegistrationEvent> restore(Registration found, String by, Instant now) {
        return found.restore(day, placesOf(found), by, now);
    }

    /// Notifies of changes, unless the lists are not consistent with the registration yet.
    Change<Registration, RegistrationEvent> notifyOfChanges(Registration found, Instant now) {
        return isConsistentWith(found) ? found.notifyOfChanges(day, placesOf(found), now) : Change.none(found);
    }

    boolean isConsistentWith(Registration found) {
        return !day.isAhead() || seating.isConsistentWith(found.claim());
    }

    private Places placesOf(Registration found) {
        return seating.placesOf(found.claim());
    }
}
