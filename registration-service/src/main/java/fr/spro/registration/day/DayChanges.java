package fr.spro.registration.day;

import fr.spro.contracts.DayEvent;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides how a day changes, with the events for other services and the entries in the history.
public record DayChanges(RegionalDay found) {

    Change<RegionalDay, DayEvent> drafted(String by, Instant now) {
        return Change.<RegionalDay, DayEvent>to(found).audited(entry(DayAction.DRAFTED, by, now));
    }

    /// Hides a draft from all lists; a no-op for a day that was published.
    Change<RegionalDay, DayEvent> discard(String by, Instant now) {
        return found.isDraft() ? discarded(now, DayAction.DISCARDED, by, now) : Change.none(found);
    }

    /// The way back from `discard`.
    Change<RegionalDay, DayEvent> recover(String by, Instant now) {
        return found.isDiscarded() ? discarded(null, DayAction.RECOVERED, by, now) : Change.none(found);
    }

    private Change<RegionalDay, DayEvent> discarded(@Nullable Instant at, DayAction action, String by, Instant now) {
        return Change.<RegionalDay, DayEvent>to(found.discarded(at)).audited(entry(action, by, now));
    }

    /// @param message to the participants, for steps that they are notified of
    Change<RegionalDay, DayEvent> take(Step step, @Nullable String message, String by, Instant now) {
        var moved = step.announces()
                .map(about -> found.announcing(about, message))
                .orElse(found)
                .moved(step, now);
        Change<RegionalDay, DayEvent> change = new DayEvents(moved, now)
                .of(step)
                .map(event -> Change.to(moved, event))
                .orElseGet(() -> Change.to(moved));
        return change.audited(entry(step.action(), by, now));
    }

    /// Changes the day and publishes its public data.
    Change<RegionalDay, DayEvent> edited(RegionalDay wanted, AuditEntry entry) {
        return wanted.hasSameDataAs(found)
                ? Change.none(found)
                : published(wanted.changedSince(found, entry.at()), entry.at()).audited(entry);
    }

    /// Publishes the same public data at the next version.
    Change<RegionalDay, DayEvent> publishAgain(Instant now) {
        return found.isPublic() ? published(found, now) : Change.none(found);
    }

    /// The same day without its picture, whatever its state.
    public Change<RegionalDay, DayEvent> withoutPicture(AuditEntry entry) {
        if (found.picture() == null) return Change.none(found);
        return Change.<RegionalDay, DayEvent>to(found.with((Picture) null)).audited(entry);
    }

    /// Changes the text of messages to the participants, of which nobody is notified again; a no-op if
    /// none has this one.
    public Change<RegionalDay, DayEvent> rewriteMessages(String before, String after, String by, Instant now) {
        var rewritten = found.with(found.publicity().rewritten(before, after));
        if (rewritten.equals(found)) return Change.none(found);
        return Change.<RegionalDay, DayEvent>to(rewritten, new DayEvents(rewritten, now).changed())
                .audited(entry(DayAction.CHANGED, by, now));
    }

    private static Change<RegionalDay, DayEvent> published(RegionalDay day, Instant now) {
        return day.isPublic() ? Change.to(day, new DayEvents(day, now).changed()) : Change.to(day);
    }

    private AuditEntry entry(DayAction action, String by, Instant now) {
        return AuditEntry.of(action, by, now, found.id().subject());
    }
}
