package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Since when people cannot register or choose workshops any more: closed by hand, by a deadline, or by the end of the
/// day.
@Component
class ClosingTimes {

    private final Clock clock;

    ClosingTimes(Clock clock) {
        this.clock = clock;
    }

    /// Empty while it is open, and if nobody knows.
    Optional<Instant> ofRegistration(RegionalDay day) {
        if (day.status() == Status.CLOSED) return Optional.ofNullable(day.closedAt());
        return Optional.of(day.closesBy())
                .filter(closesBy ->
                        day.status() == Status.PUBLISHED && !clock.instant().isBefore(closesBy));
    }

    /// Empty while they are open, and if nobody knows.
    Optional<Instant> ofChoices(RegionalDay day) {
        var now = clock.instant();
        if (day.takesChoices(now)) return Optional.empty();
        var until = day.details().choicesUntil();
        return until == null ? ofRegistration(day) : Optional.of(until).filter(deadline -> !now.isBefore(deadline));
    }
}
