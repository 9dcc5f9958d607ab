package fr.spro.registration.selection;

import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why an action leaves a registration as it is, before it is done or when it is done.
public enum LeftOut {
    ALREADY_PRESENT,
    ALREADY_CANCELLED,
    NOT_PRESENT,
    /// Not cancelled, so there is nothing to restore.
    VALID,
    /// The person has another registration by now.
    REGISTERED_AGAIN,
    /// The person would get back something else than the page said.
    NOT_AS_SHOWN,
    /// The person came after the page had counted who is present.
    PRESENT_SINCE,
    TO_CONFIRM,
    OFFERED,
    WAITING,
    CANCELLED,
    LAPSED,
    ERASED,
    /// The address was not confirmed, and there is no time left to do it.
    NOTHING_TO_CONFIRM,
    /// Somebody did something with it since it was entered.
    TOUCHED,
    TOO_EARLY,
    DAY_CANCELLED,
    DAY_ARCHIVED,
    UNKNOWN;

    /// How many are left out for one reason.
    public record Count(LeftOut why, long number) {}

    /// In the order in which they are said.
    static List<Count> count(Stream<LeftOut> all) {
        var numbers = new EnumMap<LeftOut, Long>(LeftOut.class);
        all.forEach(why -> numbers.merge(why, 1L, Long::sum));
        return numbers.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// That the registration itself has ended.
    static Optional<LeftOut> ended(Registration registration) {
        return switch (registration.status()) {
            case RegistrationStatus.Requested _, RegistrationStatus.Confirmed _ -> Optional.empty();
            case RegistrationStatus.Cancelled _ -> Optional.of(CANCELLED);
            case RegistrationStatus.Lapsed _ -> Optional.of(LAPSED);
            case RegistrationStatus.Erased _ -> Optional.of(ERASED);
        };
    }

    /// Why a cancellation cannot be undone; empty if it can.
    static Optional<LeftOut> ofRestoration(RegionalDay day, Registration registration, Instant now) {
        return registration.restoreRefusal(day, now).map(why -> switch (why) {
            case ACTIVE -> VALID;
            case ERASED -> ERASED;
            case LAPSED -> LAPSED;
            case DAY_ARCHIVED -> DAY_ARCHIVED;
            case DAY_CANCELLED, DAY_OVER -> NOTHING_TO_CONFIRM;
        });
    }

    static LeftOut of(Refusal why) {
        return switch (why) {
            case TOO_EARLY -> TOO_EARLY;
            case DAY_CANCELLED -> DAY_CANCELLED;
            case DAY_ARCHIVED -> DAY_ARCHIVED;
            case CANCELLED -> CANCELLED;
            case LAPSED -> LAPSED;
            case ERASED -> ERASED;
            case WITHDRAWN, OTHER_DAY, UNKNOWN_SESSION, UNKNOWN -> UNKNOWN;
        };
    }

    /// The end of its message key.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
