package fr.spro.registration.day;

import fr.spro.registration.day.RegionalDay.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a day has come by its steps, or by being discarded.
///
/// @param heldAt when it was last marked as held
/// @param beforeCancellation its state when it was cancelled
/// @param discardedAt when the draft was discarded
/// @param closedAt since when registration is closed by hand
/// @param reinstatedAt when it was last reinstated
record Course(
        Status status,
        @Nullable Instant heldAt,
        @Nullable Status beforeCancellation,
        @Nullable Instant discardedAt,
        @Nullable Instant closedAt,
        @Nullable Instant reinstatedAt) {

    static final Course DRAFT = new Course(Status.DRAFT, null, null, null, null, null);

    Course after(Step step, Instant now) {
        return new Course(
                statusAfter(step),
                step == Step.HOLD ? now : step == Step.REVERT ? null : heldAt,
                step == Step.CANCEL ? status : step == Step.REINSTATE ? null : beforeCancellation,
                discardedAt,
                closedAfter(step, now),
                step == Step.REINSTATE ? now : reinstatedAt);
    }

    Course discarded(@Nullable Instant at) {
        return new Course(status, heldAt, beforeCancellation, at, closedAt, reinstatedAt);
    }

    private Status statusAfter(Step step) {
        return step == Step.REINSTATE && beforeCancellation != null ? beforeCancellation : step.to();
    }

    /// Nobody could register while the day was held.
    private @Nullable Instant closedAfter(Step step, Instant now) {
        return switch (step) {
            case CLOSE -> now;
            case PUBLISH, REOPEN -> null;
            case REVERT -> closedAt == null ? heldAt : closedAt;
            case HOLD, CANCEL, REINSTATE, ARCHIVE -> closedAt;
        };
    }
}
