package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Erased;
import fr.spro.registration.enrolment.RegistrationStatus.Lapsed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.Optional;

/// Why a cancellation is not undone, the same for page and API.
public enum RestoreRefusal {
    ACTIVE("active"),
    ERASED("erased"),
    LAPSED("lapsed"),
    DAY_ARCHIVED("archived"),
    /// The address was not confirmed, and cannot be for a day that is cancelled.
    DAY_CANCELLED("unconfirmed"),
    /// The address was not confirmed, and cannot be after the day.
    DAY_OVER("unconfirmed");

    private final String code;

    RestoreRefusal(String code) {
        this.code = code;
    }

    static Optional<RestoreRefusal> of(Registration registration, RegionalDay day, Instant now) {
        return switch (registration.status()) {
            case Requested _, Confirmed _ -> Optional.of(ACTIVE);
            case Erased _ -> Optional.of(ERASED);
            case Cancelled _, Lapsed _ when day.isArchived() -> Optional.of(DAY_ARCHIVED);
            case Lapsed _ -> Optional.of(LAPSED);
            case Cancelled cancelled when !cancelled.isUnconfirmed() || day.isToCome(now) -> Optional.empty();
            case Cancelled _ -> Optional.of(day.isCancelled() ? DAY_CANCELLED : DAY_OVER);
        };
    }

    /// The end of its message key.
    public String code() {
        return code;
    }
}
