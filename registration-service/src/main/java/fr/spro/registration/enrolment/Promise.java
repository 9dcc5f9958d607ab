package fr.spro.registration.enrolment;

import java.time.Duration;
import java.time.Instant;

/// The time until which something is promised to a participant: a hold, an offer, a previous address. Any instance may
/// end it, by its own clock. It ends later by the tolerance, so that a clock that is fast takes no promised minute
/// away.
final class Promise {

    /// How much the clocks of instances may be wrong; `spro.clock.skew` shows how much they are.
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private Promise() {}

    static boolean isOver(Instant promisedUntil, Instant now) {
        return promisedUntil.isBefore(overBefore(now));
    }

    /// What was promised until before this instant is over.
    static Instant overBefore(Instant now) {
        return now.minus(CLOCK_TOLERANCE);
    }
}
