package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.SeatQueries;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Changes workshops, structure, needs or answers. A released seat goes to the next person; in a new
/// workshop the participant joins the end of the list. Nobody loses a seat or rank that they have not
/// agreed to lose.
@Service
public class ChangeRegistration {

    /// @param shown what was read; it stays as it is now where the wishes are the same
    /// @param agreed what may be lost, null if everything
    /// @param by the account of a member of staff or `participant`
    public record Command(
            RegistrationId id,
            Wishes wishes,
            ShownChoices shown,
            @Nullable GivenUp agreed,
            String by) {

        private boolean isOwn() {
            return by.equals(Participant.ACTOR);
        }
    }

    public sealed interface Outcome {

        record Changed(Registration registration) implements Outcome {}

        /// Cancelled, lapsed or erased, or the day is over or cancelled.
        record TooLate(Ended why) implements Outcome {}

        /// The same was changed meanwhile; nothing is stored.
        record Conflict(Registration current, ShownChoices.Merged merged) implements Outcome {}

        /// Nothing is stored of the workshops at the time of these.
        record Loses(GivenUp lost) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    /// What is decided in the write.
    private sealed interface Step {

        record Over(Outcome outcome) implements Step {}

        record Swapping(Swap swap) implements Step {}
    }

    private final Store<Registration> store;
    private final Days days;
    private final SeatQueries seats;
    private final CheckWishes checkWishes;
    private final SettleRegistration settleRegistration;
    private final Clock clock;

    ChangeRegistration(
            Store<Registration> store,
            Days days,
            SeatQueries seats,
            CheckWishes checkWishes,
            SettleRegistration settleRegistration,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.seats = seats;
        this.checkWishes = checkWishes;
        this.settleRegistration = settleRegistration;
        this.clock = clock;
    }

    /// What a form shows now.
    public ShownChoices shown(Registration registration) {
        var day = days.get(registration.day());
        var current = registration.asOf(day, clock.instant());
        return ShownChoices.of(current.wishes(), day, state(registration, day));
    }

    /// What is invalid, apart from what concerns this registration alone.
    public List<Violation> violations(Command command) {
        var stored = store.get(command.id());
        var day = days.get(stored.day());
        var found = stored.asOf(day, clock.instant());
        return CheckWishes.lasting(day, merged(command, day, found).wishes(), stored(found, day), command.isOwn());
    }

    public Outcome handle(Command command) {
        var day = days.get(store.get(command.id()).day());
        var step = store.<Step>handle(command.id(), registration -> decide(command, day, registration));
        return switch (step) {
            case Step.Over(var outcome) -> {
                if (outcome instanceof Outcome.Changed) settleRegistration.handle(command.id(), day);
                yield outcome;
            }
            case Step.Swapping(var swap) -> {
                settleRegistration.inLists(command.id());
                var outcome = finish(command, swap);
                settleRegistration.handle(command.id(), day);
                yield outcome;
            }
        };
    }

    private Decision<Registration, Step> decide(Command command, RegionalDay day, Registration found) {
        var current = found.asOf(day, clock.instant());
        var ended = Ended.of(current, day);
        if (ended.isPresent()) return rejected(found, new Outcome.TooLate(ended.get()));
        var merged = merged(command, day, current);
        if (!merged.contested().isEmpty()) return rejected(found, new Outcome.Conflict(found, merged));
        var before = stored(current, day);
        var wanted = merged.wishes();
        var violations = violations(command, day, before, wanted);
        if (!violations.isEmpty()) return rejected(found, new Outcome.Invalid(violations));
        var considered = command.shown().considered(day);
        if (wanted.equals(before))
            return new Decision<>(new Choices(found).keepChoice(considered), ChangeRegistration::changed);
        var considering = new Choices(found).considering(considered);
        var kept = new RemovedChoices(day, clock.instant()).kept(current.wishes(), wanted);
        if (command.agreed() == null) return chosen(considering, day, command, kept);
        var lost = GivenUp.by(kept, state(found, day), day, seats.of(day));
        if (!lost.isWithin(command.agreed())) return rejected(found, new Outcome.Loses(lost));
        var swap = Swap.of(day, current.wishes(), kept, state(found, day), command.agreed());
        return swap.isNone()
                ? chosen(considering, day, command, kept)
                : new Decision<>(
                        new Choices(considering).beginSwap(day, swap.meanwhile(), command.by(), clock.instant()),
                        _ -> new Step.Swapping(swap));
    }

    private Decision<Registration, Step> chosen(Registration found, RegionalDay day, Command command, Wishes wanted) {
        return new Decision<>(
                new Choices(found).choose(day, wanted, command.by(), clock.instant()), ChangeRegistration::changed);
    }

    private static Step changed(Registration now) {
        return new Step.Over(new Outcome.Changed(now));
    }

    private List<Violation> violations(Command command, RegionalDay day, Wishes before, Wishes wanted) {
        var isAnotherChoice = !wanted.workshops().equals(before.workshops());
        if (command.isOwn() && isAnotherChoice && !day.takesChoices(clock.instant())) {
            return List.of(Violation.of("workshops", "choices-closed"));
        }
        return checkWishes.violations(day, wanted, before, command.isOwn());
    }

    /// Leaves the seats that have been replaced. The others stay, as if they had not been left. After a
    /// concurrent change the command is decided again, upon that one.
    private Outcome finish(Command command, Swap swap) {
        var swapping = store.get(command.id());
        var wishes = swap.by(seats.placesOf(swapping.claim()));
        var finished =
                store.change(command.id(), found -> new Choices(found).finishSwap(swap, wishes, clock.instant()));
        if (!finished.isActive() || !finished.wishes().equals(wishes)) return handle(command);
        if (wishes.equals(swap.wanted())) return new Outcome.Changed(finished);
        return new Outcome.Loses(GivenUp.without(swap.wanted(), state(finished, swap.day())));
    }

    private ShownChoices.Merged merged(Command command, RegionalDay day, Registration found) {
        return command.shown().upon(stored(found, day), command.wishes(), day, state(found, day));
    }

    /// The wishes as forms show them.
    private static Wishes stored(Registration found, RegionalDay day) {
        var removed = new ArrayList<>(found.wishes().workshops());
        removed.removeIf(day::hasWorkshop);
        return found.wishes().without(removed);
    }

    private ParticipantState state(Registration registration, RegionalDay day) {
        return ParticipantState.of(day, registration, seats);
    }

    private static Decision<Registration, Step> rejected(Registration found, Outcome outcome) {
        return Decision.rejected(found, new Step.Over(outcome));
    }
}
