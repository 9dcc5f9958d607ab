package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.Examples;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Instant;

/// Registrations created by the domain, for tests of other packages that store them.
public final class RegistrationExamples {

    private RegistrationExamples() {}

    /// A request for the day and these workshops, which does not join the lists.
    public static Change<Registration, RegistrationEvent> requested(
            RegistrationId id, RegionalDay day, String name, Instant at, SessionId... workshops) {
        var participant = Examples.participant(name);
        return new NewRegistration(id, day, participant, Examples.wishes(workshops))
                .request(RegistrationStatus.Requested.from(day, false, at), true, at);
    }
}
