package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.Days;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Changes workshops, structure, needs or answers. A released seat goes to the next person; in a new workshop
/// the participant joins the end of the list.
@Service
public class ChangeRegistration {

    /// @param read the fingerprint of the wishes that were read; null is none
    /// @param by the account of a member of staff or `participant`
    public record Command(
            RegistrationId id, Wishes wishes, @Nullable String read, String by) {

        boolean conflictsWith(Registration now) {
            return !now.wishes().equals(wishes) && !now.wishes().fingerprint().equals(read);
        }
    }

    public sealed interface Outcome {

        record Changed(Registration registration) implements Outcome {}

        /// Cancelled, lapsed or erased, or the day is over or cancelled.
        record TooLate() implements Outcome {}

        /// The wishes were changed concurrently; the current state.
        record Conflict(Registration current) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    private final Store<Registration> store;
    private final Days days;
    private final CheckWishes checkWishes;
    private final WaitingLists waitingLists;
    private final ReconcileRegistrations reconcileRegistrations;
    private final Clock clock;

    ChangeRegistration(
            Store<Registration> store,
            Days days,
            CheckWishes checkWishes,
            WaitingLists waitingLists,
            ReconcileRegistrations reconcileRegistrations,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.checkWishes = checkWishes;
        this.waitingLists = waitingLists;
        this.reconcileRegistrations = reconcileRegistrations;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var found = store.get(command.id());
        var day = days.get(found.day());
        if (!found.isActive() || !day.isAhead()) return new Outcome.TooLate();
        if (command.conflictsWith(found)) return new Outcome.Conflict(found);
        var isOwn = command.by().equals(Participant.ACTOR);
        var isAnotherChoice =
                !command.wishes().workshops().equals(found.wishes().workshops());
        if (isOwn && isAnotherChoice && !day.takesChoices(clock.instant())) {
            return new Outcome.Invalid(List.of(Violation.of("workshops", "choices-closed")));
        }
        var violations = checkWishes.violations(day, command.wishes(), found.wishes(), isOwn);
        if (!violations.isEmpty()) return new Outcome.Invalid(violations);
        Outcome outcome = store.handle(command.id(), registration -> decide(command, registration));
        if (!(outcome instanceof Outcome.Changed)) return outcome;
        // After a crash here, the sweep of ReconcileRegistrations continues.
        waitingLists.settle(command.id());
        reconcileRegistrations.dayChanged(day.id());
        return outcome;
    }

    private Decision<Registration, Outcome> decide(Command command, Registration found) {
        if (!found.isActive()) return Decision.rejected(found, new Outcome.TooLate());
        if (command.conflictsWith(found)) return Decision.rejected(found, new Outcome.Conflict(found));
        return new Decision<>(found.choose(command.wishes(), command.by(), clock.instant()), Outcome.Changed::new);
    }
}
