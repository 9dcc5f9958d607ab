package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Erased;
import fr.spro.registration.enrolment.RegistrationStatus.Lapsed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;

/// A registration that has ended and becomes active again, for a participant who came or after a mistake.
record EndedRegistration(Registration found) {

    /// Makes it active again for a participant who came. A mail says so, because the last one said that the
    /// registration had ended. Other services learn it from the check-in that follows.
    Change<Registration, RegistrationEvent> restore(RegionalDay day, Places places, String by, Instant now) {
        return switch (found.status()) {
            case Cancelled _, Lapsed _ -> {
                var restored = found.with(Confirmed.at(now, day, found.wishes(), places));
                var change = found.isRestorationMailed(day, now)
                        ? found.to(
                                restored.with(found.notices().sentAt(now)),
                                found.events(day).restoredAtTheDoor(places, now))
                        : found.to(restored);
                yield change.audited(found.entry(RegistrationAction.RESTORED, by, now));
            }
            case Requested _, Confirmed _, Erased _ -> Change.none(found);
        };
    }

    /// Joins the lists of a day that is ahead before the cancellation is undone: until then the
    /// registration stays cancelled, and its place is kept for it for a moment.
    Change<Registration, RegistrationEvent> rejoin(RegionalDay day, Instant now) {
        return found.status() instanceof Cancelled cancelled && day.isAhead() && found.isCancellationUndoable(day, now)
                ? found.to(found.with(cancelled.rejoiningFrom(now)))
                : Change.none(found);
    }

    /// Leaves the lists again, because the cancellation stays.
    Change<Registration, RegistrationEvent> leaveAgain() {
        return found.isRejoining() && found.status() instanceof Cancelled cancelled
                ? found.to(found.with(cancelled.rejoiningFrom(null)))
                : Change.none(found);
    }

    /// Undoes a cancellation by mistake: it is confirmed again, or to be confirmed again, with the places
    /// that there are now. Attendance that was withdrawn with it is not recorded again. A no-op unless it
    /// has joined the lists of a day that is ahead.
    ///
    /// @param places with the claim at the end of the lists
    Change<Registration, RegistrationEvent> undoCancellation(RegionalDay day, Places places, String by, Instant now) {
        if (!(found.status() instanceof Cancelled cancelled) || !found.isCancellationUndoable(day, now))
            return Change.none(found);
        if (day.isAhead() && !found.isRejoining()) return Change.none(found);
        var isMailed = isUndoMailed(day, now);
        var mailed = isMailed ? found.with(found.notices().sentAt(now)) : found;
        var entry = found.entry(RegistrationAction.RESTORED, by, now);
        if (cancelled.isUnconfirmed()) {
            var hold = Requested.from(day, false, now)
                    .informed(Agenda.of(day, found.wishes().workshops()));
            return found.to(mailed.with(hold), found.events(day).requestedAgain(hold.heldUntil(), now))
                    .audited(entry);
        }
        var restored = mailed.with(Confirmed.at(now, day, found.wishes(), places));
        var change = isMailed ? found.to(restored, found.events(day).restored(places, now)) : found.to(restored);
        return change.audited(entry);
    }

    /// Whether the person is written to when the cancellation is undone: whoever was not
    /// confirmed needs the link.
    boolean isUndoMailed(RegionalDay day, Instant now) {
        return found.wasUnconfirmed() || found.isRestorationMailed(day, now);
    }

    /// Ends what was written in two steps and never finished, after a crash: a restoration leaves the lists
    /// again, a swap keeps both choices, the earlier one last.
    Change<Registration, RegistrationEvent> endUnfinished(Instant now) {
        return found.status() instanceof Cancelled cancelled && cancelled.isUnfinishedAt(now)
                ? leaveAgain()
                : new Choices(found).endUnfinishedSwap(now);
    }
}
