package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import fr.spro.registration.enrolment.RegistrationStatus.Erased;
import java.time.Instant;

/// A registration of which personal data are deleted: all of the person, some after their retention period, or a
/// mention of somebody else in a text.
public record Erasure(Registration found) {

    /// Erases the person: name, address, structure, needs, choices. The attendance stays counted.
    ///
    /// @param category the data whose retention period expired, or `ON_REQUEST`
    Change<Registration, RegistrationEvent> ofPerson(String by, ErasureRecord.Category category, Instant now) {
        if (found.isErased()) return Change.none(found);
        var erased = found.with(found.contact().erased())
                .with(Wishes.NONE)
                .with(Erased.at(now, found))
                .with(ErasureRecord.of(category, now));
        return found.to(erased, RegistrationEventFactory.erased(found, now))
                .publishingState()
                .audited(found.entry(RegistrationAction.ERASED, by, now));
    }

    /// Repeats an erasure that a restored store has lost, with its reason.
    Change<Registration, RegistrationEvent> again(Instant now) {
        return ofPerson(AuditEntry.SYSTEM, ErasureRecord.Category.AFTER_RESTORE, now);
    }

    /// Deletes data after its retention period.
    ///
    /// @param expired the deleted answer or needs, with the date
    public Change<Registration, RegistrationEvent> of(ErasureRecord expired, Instant now) {
        var left = found.wishes().withoutErased(expired);
        if (left.equals(found.wishes())) return Change.none(found);
        var entry = AuditEntry.of(
                RegistrationAction.DATA_EXPIRED,
                AuditEntry.SYSTEM,
                now,
                found.id().subject());
        return found.to(found.with(left).with(expired))
                .audited(entry.about(expired.category().name()));
    }

    /// Replaces a free text; a no-op if it was changed meanwhile.
    ///
    /// @param field the name of the text
    /// @param before the text as it was read
    public Change<Registration, RegistrationEvent> inText(
            String field, String before, String after, String by, Instant now) {
        var texts = found.wishes().texts(found.status().reason());
        if (!before.equals(texts.get(field))) return Change.none(found);
        var rewritten = found.status() instanceof Cancelled cancelled && field.equals(Wishes.REASON)
                ? found.with(cancelled.with(after))
                : found.with(found.wishes().with(field, after));
        return found.audited(found.to(rewritten), by, now);
    }
}
