package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why the message with the link is not sent again: to confirm, or with the present state of a
/// confirmed registration.
public enum ResendRefusal {
    CANCELLED,
    LAPSED,
    ERASED,
    DAY_CANCELLED,
    DAY_OVER,
    /// Another mail about the request was sent some minutes ago.
    RECENT,
    /// The address had as many links today as it may.
    DAILY;

    static Optional<ResendRefusal> of(Registration registration, RegionalDay day, Instant now) {
        return switch (registration.asOf(day, now).status()) {
            case RegistrationStatus.Confirmed _ -> recent(registration, now);
            case RegistrationStatus.Cancelled _ -> Optional.of(CANCELLED);
            case RegistrationStatus.Lapsed _ -> Optional.of(LAPSED);
            case RegistrationStatus.Erased _ -> Optional.of(ERASED);
            case Requested _ when day.isCancelled() -> Optional.of(DAY_CANCELLED);
            case Requested _ when !day.isToCome(now) -> Optional.of(DAY_OVER);
            case Requested _ -> recent(registration, now);
        };
    }

    private static Optional<ResendRefusal> recent(Registration registration, Instant now) {
        return now.isBefore(registration.resendableFrom()) ? Optional.of(RECENT) : Optional.empty();
    }

    /// The name in message keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
