package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import java.time.Instant;

/// Why the API refuses something about a registration.
final class RegistrationRejections {

    private RegistrationRejections() {}

    static RejectedRequest notOpen(RegionalDay day, Instant now) {
        return RejectedRequest.because("day", "not-open", WrongState.words(day, now));
    }

    static RejectedRequest tooLate(Ended why) {
        return RejectedRequest.because("registration", "too-late", why.words());
    }

    /// The address is that of the other registration.
    static RejectedRequest known(Registration other) {
        return RejectedRequest.because(
                "email",
                "address-registered",
                other.participant().name().full(),
                other.id().value());
    }
}
