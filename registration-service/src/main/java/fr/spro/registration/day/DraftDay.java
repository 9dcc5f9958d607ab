package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/// Creates a new day, visible to staff only.
@Service
public class DraftDay {

    public sealed interface Outcome {

        record Drafted(RegionalDay day) implements Outcome {}

        /// Another day has this slug.
        record SlugTaken() implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    private final Store<RegionalDay> store;
    private final Days days;
    private final Clock clock;

    DraftDay(Store<RegionalDay> store, Days days, Clock clock) {
        this.store = store;
        this.days = days;
        this.clock = clock;
    }

    public static List<Violation> violations(RegionalDay draft) {
        var violations = new ArrayList<>(ProgrammeRules.violations(draft));
        violations.addAll(QuestionRules.violations(draft.questions()));
        return violations;
    }

    /// @param by the account of the actor
    public Outcome handle(RegionalDay draft, String by) {
        var violations = violations(draft);
        if (!violations.isEmpty()) return new Outcome.Invalid(violations);
        if (days.isTaken(draft.id().value(), draft.id())) return new Outcome.SlugTaken();
        store.insert(new DayChanges(draft).drafted(by, clock.instant()));
        var stored = store.find(draft.id()).orElseThrow();
        return stored.request().equals(draft.request()) ? new Outcome.Drafted(stored) : new Outcome.SlugTaken();
    }
}
