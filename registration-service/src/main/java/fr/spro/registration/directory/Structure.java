package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.person.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// An organisation of the network, with an address, in one local group.
///
/// @param removedAt when it was removed from the directory; its name is kept for earlier days
/// @param merged the target if it was merged
public record Structure(
        @Id StructureId id,
        String name,
        String kind,
        GroupId group,
        PostalAddress address,
        EmailAddress mailbox,
        @Nullable Instant removedAt,
        @Nullable Merged merged,
        long version)
        implements Mergeable {

    /// Creates a new one.
    static Change<Structure, DirectoryEvent> list(
            StructureId id, StructureDetails details, DirectoryAction action, String by, Instant now) {
        var listed = new Structure(
                id,
                details.name(),
                details.kind(),
                details.group(),
                details.address(),
                details.mailbox(),
                null,
                null,
                0);
        return published(listed, AuditEntry.of(action, by, now, id.subject()));
    }

    public boolean isListed() {
        return removedAt == null;
    }

    public StructureDetails details() {
        return new StructureDetails(name, kind, group, address, mailbox);
    }

    /// Its label in choices.
    public String label() {
        return details().label();
    }

    /// Changes its details. A removed structure is listed again, a merged one is not.
    Change<Structure, DirectoryEvent> write(StructureDetails wanted, DirectoryAction action, String by, Instant now) {
        if (merged != null || isListed() && details().equals(wanted)) return Change.none(this);
        var before = isListed() ? details().texts() : Map.<String, String>of();
        return published(with(wanted, null, null), entry(action, by, now).changing(fields(before, wanted)));
    }

    Change<Structure, DirectoryEvent> remove(String by, Instant now) {
        return isListed()
                ? published(with(details(), now, null), entry(DirectoryAction.REMOVED, by, now))
                : Change.none(this);
    }

    Change<Structure, DirectoryEvent> restore(Instant now) {
        return isListed() || merged != null ? Change.none(this) : restored(now);
    }

    /// Makes its id an alias of the target.
    Change<Structure, DirectoryEvent> merge(Merged into) {
        return isListed() ? published(with(details(), into.at(), into), into.entry(id.subject())) : Change.none(this);
    }

    /// Restores it after a concurrent mutual merge.
    Change<Structure, DirectoryEvent> keepAfterMerge(Structure asRead, Instant now) {
        return merged == null || !merged.equals(asRead.merged) ? Change.none(this) : restored(now);
    }

    /// Moves to the merge target of its group.
    Change<Structure, DirectoryEvent> moveTo(GroupId from, Merged into) {
        if (!group.equals(from)) return Change.none(this);
        var wanted = details().in(new GroupId(into.into()));
        var entry = entry(DirectoryAction.CHANGED, into.by(), into.at());
        return published(
                with(wanted, removedAt, merged), entry.changing(fields(details().texts(), wanted)));
    }

    /// Empty if it was removed from the directory.
    Optional<DirectoryEvent> publishedState() {
        if (merged != null) return Optional.of(new StructureMerged(id.value(), version, merged.into()));
        return isListed()
                ? Optional.of(
                        new StructureListed(id.value(), version, name, kind, group.value(), address, mailbox.value()))
                : Optional.empty();
    }

    private Change<Structure, DirectoryEvent> restored(Instant now) {
        return published(with(details(), null, null), entry(DirectoryAction.RESTORED, AuditEntry.SYSTEM, now));
    }

    private AuditEntry entry(DirectoryAction action, String by, Instant now) {
        return AuditEntry.of(action, by, now, id.subject());
    }

    private List<AuditEntry.Field> fields(Map<String, String> before, StructureDetails wanted) {
        return Difference.between(0, id.value(), before, wanted.texts()).audited();
    }

    private Structure with(StructureDetails wanted, @Nullable Instant removed, @Nullable Merged into) {
        return new Structure(
                id,
                wanted.name(),
                wanted.kind(),
                wanted.group(),
                wanted.address(),
                wanted.mailbox(),
                removed,
                into,
                version);
    }

    private static Change<Structure, DirectoryEvent> published(Structure next, AuditEntry entry) {
        return Change.<Structure, DirectoryEvent>to(next).publishingState().audited(entry);
    }
}
