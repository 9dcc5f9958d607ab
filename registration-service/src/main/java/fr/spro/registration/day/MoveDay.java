package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Changes the state of a day, or reverts a change made by mistake.
@Service
public class MoveDay {

    public sealed interface Outcome {

        /// The step was done, now or before.
        record Done(RegionalDay day) implements Outcome {}

        /// The step was taken before, and this message is not the one that the participants received.
        record TakenWithout(RegionalDay day) implements Outcome {}

        /// The state of the day does not allow the step.
        record Impossible(RegionalDay day) implements Outcome {}

        /// The day has not begun, so it cannot be marked as held.
        record TooEarly(RegionalDay day) implements Outcome {}

        /// The day is over, so registration does not open again.
        record Over(RegionalDay day) implements Outcome {}

        /// The last session has not ended, and the command does not say that the day ends early.
        record NotOver(RegionalDay day) implements Outcome {}

        /// It was changed concurrently; the current state.
        record Conflict(RegionalDay current) implements Outcome {}
    }

    /// @param isEarly whether to mark the day as held before its last session has ended
    /// @param by the account of the actor
    /// @param version the version that was read; null for a step that is taken whatever has changed
    /// @param message to the participants, if the step notifies them
    public record Command(
            DayId day,
            Step step,
            boolean isEarly,
            String by,
            @Nullable Long version,
            @Nullable String message) {

        /// A step that is taken whatever has changed.
        public Command(DayId day, Step step, boolean isEarly, String by) {
            this(day, step, isEarly, by, null, null);
        }
    }

    private final Store<RegionalDay> store;
    private final Days days;
    private final List<DayChangeListener> listeners;
    private final Clock clock;

    MoveDay(Store<RegionalDay> store, Days days, List<DayChangeListener> listeners, Clock clock) {
        this.store = store;
        this.days = days;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// The same for a step that does not end the day early, whatever has changed.
    ///
    /// @param by the account of the actor
    public Outcome handle(DayId id, Step step, String by) {
        return handle(new Command(id, step, false, by));
    }

    public Outcome handle(Command command) {
        var outcome = decided(command);
        if (outcome instanceof Outcome.Done) listeners.forEach(listener -> listener.dayChanged(command.day()));
        return outcome;
    }

    /// Decides again if another day was published at the same address in between.
    private Outcome decided(Command command) {
        try {
            return store.handle(command.day(), found -> decide(found, command));
        } catch (DuplicateKeyException addressTaken) {
            return store.handle(command.day(), found -> decide(found, command));
        }
    }

    private Decision<RegionalDay, Outcome> decide(RegionalDay found, Command command) {
        var step = command.step();
        var now = clock.instant();
        if (found.hasTaken(step)) {
            return found.hasAnnounced(step, command.message())
                    ? new Decision<>(Change.none(found), Outcome.Done::new)
                    : Decision.rejected(found, new Outcome.TakenWithout(found));
        }
        // Before the version: whoever reads the day again cannot take the step either.
        var refusal = found.refusal(step, now);
        if (refusal.isPresent()) {
            return Decision.rejected(
                    found,
                    switch (refusal.get()) {
                        case WRONG_STATE -> new Outcome.Impossible(found);
                        case NOT_BEGUN -> new Outcome.TooEarly(found);
                        case OVER -> new Outcome.Over(found);
                    });
        }
        if (command.version() != null && command.version() != found.version()) {
            return new Decision<>(Change.none(found), Outcome.Conflict::new);
        }
        if (step == Step.HOLD && !command.isEarly() && now.isBefore(found.lastSessionEndsAt())) {
            return new Decision<>(Change.none(found), Outcome.NotOver::new);
        }
        var day = step == Step.PUBLISH ? found.at(days.freeAddress(found)) : found;
        return new Decision<>(new DayChanges(day).take(step, command.message(), command.by(), now), Outcome.Done::new);
    }
}
