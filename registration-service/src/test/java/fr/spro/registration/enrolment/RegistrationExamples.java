package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.Examples;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Instant;

/// Registrations as the domain makes them, for tests of other packages that store them by hand.
public final class RegistrationExamples {

    private RegistrationExamples() {}

    /// A request for the day and these workshops, which joins no list by itself.
    public static Change<Registration, RegistrationEvent> requested(
            RegistrationId id, RegionalDay day, String name, Instant at, SessionId... workshops) {
        var participant = Examples.participant(name);
        return Registration.request(id, day, participant, Examples.wishes(workshops), false, at);
    }
}
