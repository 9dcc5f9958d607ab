package fr.spro.registration.day;

import fr.spro.registration.day.RegionalDay.Status;
import java.util.Optional;
import java.util.Set;

/// A change of the state of a day. The last three revert mistakes; a reinstated day is again as it was before.
public enum Step {
    PUBLISH(Set.of(Status.DRAFT), Status.PUBLISHED, DayAction.PUBLISHED),
    CLOSE(Set.of(Status.PUBLISHED), Status.CLOSED, DayAction.CLOSED),
    HOLD(Set.of(Status.PUBLISHED, Status.CLOSED), Status.HELD, DayAction.HELD),
    CANCEL(Set.of(Status.PUBLISHED, Status.CLOSED), Status.CANCELLED, DayAction.CANCELLED),
    ARCHIVE(Set.of(Status.HELD, Status.CANCELLED), Status.ARCHIVED, DayAction.ARCHIVED),
    REOPEN(Set.of(Status.CLOSED), Status.PUBLISHED, DayAction.REOPENED),
    REVERT(Set.of(Status.HELD), Status.CLOSED, DayAction.NOT_HELD),
    REINSTATE(Set.of(Status.CANCELLED), Status.CLOSED, DayAction.REINSTATED);

    private final Set<Status> from;
    private final Status to;
    private final DayAction action;

    Step(Set<Status> from, Status to, DayAction action) {
        this.from = from;
        this.to = to;
        this.action = action;
    }

    Set<Status> from() {
        return from;
    }

    /// The state afterwards; of a reinstated day only if its state before is unknown.
    Status to() {
        return to;
    }

    /// What a message to the participants is about, for steps that they are notified of.
    public Optional<Announcement.About> announces() {
        return switch (this) {
            case CANCEL -> Optional.of(Announcement.About.CANCELLATION);
            case REINSTATE -> Optional.of(Announcement.About.REINSTATEMENT);
            case PUBLISH, CLOSE, HOLD, ARCHIVE, REOPEN, REVERT -> Optional.empty();
        };
    }

    DayAction action() {
        return action;
    }
}
