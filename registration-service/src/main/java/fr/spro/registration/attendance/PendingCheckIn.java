package fr.spro.registration.attendance;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A check-in that was made at a device and did not fit the registration when it arrived: somebody
/// came, but is not registered any more. The organiser decides about it. It publishes no events.
///
/// @param session absent for the day as a whole
/// @param at the earliest plausible time of it
/// @param decidedAt the time of the last decision, absent while there is none
public record PendingCheckIn(
        @Id PendingCheckInId id,
        DayId day,
        RegistrationId registration,
        @Nullable SessionId session,
        Instant at,
        Refusal reason,
        State state,
        @Nullable Instant decidedAt,
        long version)
        implements Aggregate {

    public enum State {
        OPEN,
        ACCEPTED,
        DISMISSED
    }

    static PendingCheckIn of(
            DayId day, RegistrationId registration, @Nullable SessionId session, Instant at, Refusal reason) {
        var id = PendingCheckInId.of(day, registration, session);
        return new PendingCheckIn(id, day, registration, session, at, reason, State.OPEN, null, 0);
    }

    /// Another device sends it, or the same one again: the earliest time counts. It reopens a decision
    /// only if it was made after it.
    Change<PendingCheckIn, Void> repeat(Instant other, Refusal why) {
        if (state == State.OPEN) {
            return other.isBefore(at) ? Change.to(with(other, why, State.OPEN, decidedAt)) : Change.none(this);
        }
        var isNewer = decidedAt != null && other.isAfter(decidedAt);
        return isNewer ? Change.to(with(other, why, State.OPEN, decidedAt)) : Change.none(this);
    }

    /// One that was set aside too: the person is present now.
    Change<PendingCheckIn, Void> accept(String by, Instant now) {
        return state == State.ACCEPTED
                ? Change.none(this)
                : to(State.ACCEPTED, AttendanceAction.CHECK_IN_ACCEPTED, by, now);
    }

    /// A no-op once it is accepted: the attendance is recorded.
    Change<PendingCheckIn, Void> dismiss(String by, Instant now) {
        return state == State.OPEN
                ? to(State.DISMISSED, AttendanceAction.CHECK_IN_DISMISSED, by, now)
                : Change.none(this);
    }

    /// It awaits a decision again.
    Change<PendingCheckIn, Void> reopen(String by, Instant now) {
        return state == State.DISMISSED
                ? to(State.OPEN, AttendanceAction.CHECK_IN_REOPENED, by, now)
                : Change.none(this);
    }

    /// Whether it was set aside.
    public boolean isDismissed() {
        return state == State.DISMISSED;
    }

    /// Whether the person was made present.
    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    /// Whether this registration has the attendance.
    boolean isRecordedAt(Registration registration) {
        return registration.isConfirmed() && registration.attendance().isRecorded(session);
    }

    private Change<PendingCheckIn, Void> to(State decided, AttendanceAction action, String by, Instant now) {
        var entry = AuditEntry.of(action, by, now, registration.subject(), day.subject());
        return Change.<PendingCheckIn, Void>to(with(at, reason, decided, now))
                .audited(session == null ? entry : entry.about(session.value()));
    }

    private PendingCheckIn with(Instant at, Refusal reason, State state, @Nullable Instant decidedAt) {
        return new PendingCheckIn(id, day, registration, session, at, reason, state, decidedAt, version);
    }
}
