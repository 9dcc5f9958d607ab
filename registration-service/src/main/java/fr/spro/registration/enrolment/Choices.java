package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A registration whose wishes are changed, at once or in a swap of seats between two writes.
record Choices(Registration found) {

    /// Changes workshops, structure, needs or answers. Changed places are notified by `ToldChanges`.
    Change<Registration, RegistrationEvent> choose(RegionalDay day, Wishes wanted, String by, Instant now) {
        if (!found.isActive()) return Change.none(found);
        return found.audited(told(day, choosing(wanted, null), now), by, now);
    }

    /// Chooses the wanted and the present workshops until it is known which of them have a seat. The
    /// participant and the history are told what comes of it.
    Change<Registration, RegistrationEvent> beginSwap(RegionalDay day, Wishes meanwhile, String by, Instant now) {
        return found.isActive() ? told(day, choosing(meanwhile, new Swapping(now, by)), now) : Change.none(found);
    }

    /// It after the participant has chosen from these workshops, or none of them.
    Registration considering(List<SessionId> workshops) {
        var considered = found.considered();
        var known = considered == null ? List.<SessionId>of() : considered;
        if (known.containsAll(workshops)) return found;
        return found.considering(
                Stream.concat(known.stream(), workshops.stream()).distinct().toList());
    }

    /// The choice was sent as it is stored: nothing changes but what has been considered.
    Change<Registration, RegistrationEvent> keepChoice(List<SessionId> workshops) {
        return found.to(considering(workshops));
    }

    /// Keeps of the wishes, if they are still these, what was gained by them.
    Change<Registration, RegistrationEvent> finishSwap(Swap swap, Wishes gained, Instant now) {
        var swapping = found.swapping();
        if (!found.isActive() || swapping == null || !found.wishes().equals(swap.meanwhile())) {
            return Change.none(found);
        }
        var finished = choosing(gained, null);
        var fields = RegistrationDifference.between(found.with(swap.before()), finished);
        var change = told(swap.day(), finished, now);
        return fields.isEmpty()
                ? change
                : change.audited(found.entry(RegistrationAction.CHANGED, swapping.by(), now)
                        .changing(fields));
    }

    /// Other services are told of another structure.
    private Change<Registration, RegistrationEvent> told(RegionalDay day, Registration next, Instant now) {
        return found.to(next, next.events(day).structureChosen(found.wishes().structure(), now));
    }

    Registration choosing(Wishes wanted, @Nullable Swapping swap) {
        return found.with(wanted).with(found.status().choose(wanted)).with(swap);
    }

    /// Ends a swap that was never finished: both choices are kept, the earlier one last.
    Change<Registration, RegistrationEvent> endUnfinishedSwap(Instant now) {
        var swapping = found.swapping();
        if (swapping == null || swapping.isGoingOnAt(now)) return Change.none(found);
        return found.to(found.with((Swapping) null))
                .audited(found.entry(RegistrationAction.CHANGED, swapping.by(), now));
    }
}
