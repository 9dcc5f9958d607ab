package fr.spro.registration.day;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why a day does not take a step.
public enum StepRefusal {
    /// Its state does not allow it.
    WRONG_STATE,
    /// It has not begun, so it cannot be marked as held.
    NOT_BEGUN,
    /// It is over, so nobody registers any more.
    OVER;

    static Optional<StepRefusal> of(RegionalDay day, Step step, Instant now) {
        if (!day.allows(step)) return Optional.of(WRONG_STATE);
        if (step == Step.HOLD && !day.hasBegun(now)) return Optional.of(NOT_BEGUN);
        if (step == Step.REOPEN && day.isOver(now)) return Optional.of(OVER);
        return Optional.empty();
    }

    /// The part of its message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
