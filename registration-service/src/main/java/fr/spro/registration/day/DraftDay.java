package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/// Writes down a new day, visible to the staff only.
@Service
public class DraftDay {

    public sealed interface Outcome {

        record Drafted(RegionalDay day) implements Outcome {}

        /// Another day has this address.
        record Taken() implements Outcome {}

        record Faulty(List<Violation> violations) implements Outcome {}
    }

    private final Store<RegionalDay> store;

    DraftDay(Store<RegionalDay> store) {
        this.store = store;
    }

    public Outcome handle(RegionalDay draft) {
        var faults = new ArrayList<>(Programme.faults(draft));
        faults.addAll(QuestionFaults.faults(draft.questions()));
        if (!faults.isEmpty()) return new Outcome.Faulty(faults);
        store.insert(Change.to(draft));
        var stored = store.find(draft.id()).orElseThrow();
        return stored.request().equals(draft.request()) ? new Outcome.Drafted(stored) : new Outcome.Taken();
    }
}
