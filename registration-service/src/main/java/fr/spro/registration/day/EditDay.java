package fr.spro.registration.day;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Changes a day, also after it is published. `DayChangeListener`s notify affected participants.
@Service
public class EditDay {

    /// @param by the account of the actor
    /// @param version the version that was read; null for a change that overwrites nothing, such as a new session
    public record Command(DayId day, String by, @Nullable Long version, DayEdit edit) {

        /// A change that overwrites nothing.
        public Command(DayId day, String by, DayEdit edit) {
            this(day, by, null, edit);
        }
    }

    public sealed interface Outcome {

        record Edited(RegionalDay day) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        /// It was changed concurrently; the current state.
        record Conflict(RegionalDay current) implements Outcome {}

        /// An archived day and a discarded draft cannot be changed.
        record ReadOnly(RegionalDay day) implements Outcome {}
    }

    private final Store<RegionalDay> store;
    private final List<DayChangeListener> listeners;
    private final Clock clock;

    EditDay(Store<RegionalDay> store, List<DayChangeListener> listeners, Clock clock) {
        this.store = store;
        this.listeners = listeners;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Outcome outcome = store.handle(command.day(), found -> decide(command, found));
        if (outcome instanceof Outcome.Edited(var day)) {
            listeners.forEach(listener -> listener.dayChanged(day.id()));
        }
        return outcome;
    }

    private Decision<RegionalDay, Outcome> decide(Command command, RegionalDay found) {
        if (found.isReadOnly()) return Decision.rejected(found, new Outcome.ReadOnly(found));
        var wanted = command.edit().applyTo(found, clock.instant());
        var isOutdated = command.version() != null && command.version() != found.version();
        if (isOutdated && !found.hasSameDataAs(wanted)) return Decision.rejected(found, new Outcome.Conflict(found));
        var violations = violations(found, wanted);
        return violations.isEmpty()
                ? new Decision<>(
                        new DayChanges(found).edited(wanted, entry(command, found, wanted)), Outcome.Edited::new)
                : Decision.rejected(found, new Outcome.Invalid(violations));
    }

    static List<Violation> violations(RegionalDay found, RegionalDay wanted) {
        var violations = new ArrayList<>(ProgrammeRules.violations(found, wanted));
        violations.addAll(QuestionRules.violations(wanted.questions()));
        if (found.isPublic()) {
            violations.addAll(QuestionRules.publishedViolations(found.questions(), wanted.questions()));
        }
        return violations;
    }

    private AuditEntry entry(Command command, RegionalDay before, RegionalDay after) {
        var edit = command.edit();
        var about = edit.about();
        return AuditEntry.of(
                        edit.action(before),
                        command.by(),
                        clock.instant(),
                        before.id().subject())
                .about(about == null ? null : about.value())
                .changing(DayDifference.of(edit, before, after));
    }
}
