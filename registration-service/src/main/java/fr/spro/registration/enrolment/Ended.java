package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/// Why a registration takes no changes any more, in the words of the pages.
public enum Ended {
    CANCELLED,
    LAPSED,
    ERASED,
    DAY_CANCELLED,
    DAY_OVER,
    DAY_HELD,
    DAY_ARCHIVED;

    /// Empty while the registration is active and its day is ahead.
    public static Optional<Ended> of(Registration registration, RegionalDay day) {
        return of(registration).or(() -> of(day));
    }

    /// For another name or address, which the certificates of a completed day have too.
    public static Optional<Ended> ofName(Registration registration, RegionalDay day) {
        return of(registration).or(() -> day.isArchived() ? Optional.of(DAY_ARCHIVED) : Optional.empty());
    }

    /// For the participant, who changes nothing once the day is over.
    public static Optional<Ended> of(Registration registration, RegionalDay day, Instant now) {
        return of(registration.asOf(day, now), day)
                .or(() -> day.isOver(now) ? Optional.of(DAY_OVER) : Optional.empty());
    }

    public static Optional<Ended> of(Registration registration) {
        return switch (registration.status()) {
            case RegistrationStatus.Requested _, RegistrationStatus.Confirmed _ -> Optional.empty();
            case RegistrationStatus.Cancelled _ -> Optional.of(CANCELLED);
            case RegistrationStatus.Lapsed _ -> Optional.of(LAPSED);
            case RegistrationStatus.Erased _ -> Optional.of(ERASED);
        };
    }

    private static Optional<Ended> of(RegionalDay day) {
        if (day.isAhead()) return Optional.empty();
        if (day.isArchived()) return Optional.of(DAY_ARCHIVED);
        return Optional.of(day.isCancelled() ? DAY_CANCELLED : DAY_HELD);
    }

    public MessageSourceResolvable words() {
        return new DefaultMessageSourceResolvable(
                "registration.ended." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
