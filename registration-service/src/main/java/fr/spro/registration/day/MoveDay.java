package fr.spro.registration.day;

import fr.spro.platform.Change;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.day.RegionalDay.Step;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Takes a day one step on: published, closed, held.
@Service
public class MoveDay {

    public sealed interface Outcome {
        /// The step is done, now or before.
        record Done(RegionalDay day) implements Outcome {}

        /// The day is in a state from which no such step leads.
        record Impossible(RegionalDay day) implements Outcome {}
    }

    private final Store<RegionalDay> store;
    private final Clock clock;

    MoveDay(Store<RegionalDay> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Outcome handle(DayId id, Step step) {
        var day =
                store.change(id, found -> found.allows(step) ? found.take(step, clock.instant()) : Change.none(found));
        return day.status() == RegionalDay.after(step) ? new Outcome.Done(day) : new Outcome.Impossible(day);
    }
}
