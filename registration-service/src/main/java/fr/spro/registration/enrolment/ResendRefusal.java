package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why the message with the link to confirm is not sent again.
public enum ResendRefusal {
    CONFIRMED,
    CANCELLED,
    LAPSED,
    ERASED,
    DAY_CANCELLED,
    DAY_OVER,
    /// Another mail about the request was sent some minutes ago.
    RECENT;

    static Optional<ResendRefusal> of(Registration registration, RegionalDay day, Instant now) {
        return switch (registration.status()) {
            case RegistrationStatus.Confirmed _ -> Optional.of(CONFIRMED);
            case RegistrationStatus.Cancelled _ -> Optional.of(CANCELLED);
            case RegistrationStatus.Lapsed _ -> Optional.of(LAPSED);
            case RegistrationStatus.Erased _ -> Optional.of(ERASED);
            case Requested _ when day.isCancelled() -> Optional.of(DAY_CANCELLED);
            case Requested _ when !day.isToCome(now) -> Optional.of(DAY_OVER);
            case Requested _ when now.isBefore(registration.resendableFrom()) -> Optional.of(RECENT);
            case Requested _ -> Optional.empty();
        };
    }

    /// The name in message keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
