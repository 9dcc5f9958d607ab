package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Changes the state of a day, or reverts a change made by mistake.
@Service
public class MoveDay {

    public sealed interface Outcome {

        /// The step was done, now or before.
        record Done(RegionalDay day) implements Outcome {}

        /// The state of the day does not allow the step.
        record Impossible(RegionalDay day) implements Outcome {}
    }

    private final Store<RegionalDay> store;
    private final List<DayChangeListener> listeners;
    private final Clock clock;

    MoveDay(Store<RegionalDay> store, List<DayChangeListener> listeners, Clock clock) {
        this.store = store;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// @param by the account of the actor
    public Outcome handle(DayId id, Step step, String by) {
        var day = store.change(
                id, found -> found.allows(step) ? found.take(step, by, clock.instant()) : Change.none(found));
        if (day.status() != step.to()) return new Outcome.Impossible(day);
        listeners.forEach(listener -> listener.dayChanged(id));
        return new Outcome.Done(day);
    }
}
