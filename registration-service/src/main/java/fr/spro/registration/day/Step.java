package fr.spro.registration.day;

import fr.spro.registration.day.RegionalDay.Status;
import java.util.Set;

/// What the organiser does with a day. The last three undo what was done by mistake.
public enum Step {
    PUBLISH(Set.of(Status.DRAFT), Status.PUBLISHED, Entry.What.PUBLISH),
    CLOSE(Set.of(Status.PUBLISHED), Status.CLOSED, Entry.What.CLOSE),
    HOLD(Set.of(Status.PUBLISHED, Status.CLOSED), Status.HELD, Entry.What.HOLD),
    CANCEL(Set.of(Status.PUBLISHED, Status.CLOSED), Status.CANCELLED, Entry.What.CANCEL),
    ARCHIVE(Set.of(Status.HELD, Status.CANCELLED), Status.ARCHIVED, Entry.What.ARCHIVE),
    REOPEN(Set.of(Status.CLOSED), Status.PUBLISHED, Entry.What.REOPEN),
    UNHOLD(Set.of(Status.HELD), Status.CLOSED, Entry.What.UNHOLD),
    REINSTATE(Set.of(Status.CANCELLED), Status.CLOSED, Entry.What.REINSTATE);

    private final Set<Status> from;
    private final Status to;
    private final Entry.What what;

    Step(Set<Status> from, Status to, Entry.What what) {
        this.from = from;
        this.to = to;
        this.what = what;
    }

    Set<Status> from() {
        return from;
    }

    Status to() {
        return to;
    }

    Entry.What what() {
        return what;
    }
}
