package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.directory.Revision.What;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// An organisation of the network, with an address, in one local group.
///
/// @param removedAt when it left the directory; what it was called stays, for who is told of earlier days
/// @param merged if its id means another one since it left
/// @param trail who changed what, the latest last; not read where many are
public record Structure(
        @Id StructureId id,
        String name,
        String kind,
        GroupId group,
        PostalAddress address,
        String mailbox,
        @Nullable Instant removedAt,
        @Nullable Merged merged,
        List<Revision> trail,
        long version)
        implements Mergeable {

    public Structure {
        // A document from before there was a trail has none.
        trail = trail == null ? List.of() : List.copyOf(trail);
    }

    /// A new one.
    static Change<Structure, DirectoryEvent> list(StructureId id, StructureDetails details, Revision first) {
        var listed = new Structure(
                id,
                details.name(),
                details.kind(),
                details.group(),
                details.address(),
                details.mailbox(),
                null,
                null,
                List.of(first),
                0);
        return Change.<Structure, DirectoryEvent>to(listed).tellingState();
    }

    public boolean isListed() {
        return removedAt == null;
    }

    public StructureDetails details() {
        return new StructureDetails(name, kind, group, address, mailbox);
    }

    /// How it is shown where one of many is chosen.
    public String label() {
        return details().label();
    }

    /// Says it differently. One that was removed is listed again, but not one that was merged.
    Change<Structure, DirectoryEvent> write(StructureDetails wanted, What what, String by, Instant now) {
        if (merged != null || isListed() && details().equals(wanted)) return Change.none(this);
        var before = isListed() ? details().texts() : Map.<String, String>of();
        var fields = Difference.between(0, id.value(), before, wanted.texts()).fields();
        return revised(wanted, null, Revision.of(what, by, now).saying(fields));
    }

    Change<Structure, DirectoryEvent> remove(String by, Instant now) {
        return isListed() ? revised(details(), now, Revision.of(What.REMOVED, by, now)) : Change.none(this);
    }

    Change<Structure, DirectoryEvent> restore(Instant now) {
        return isListed() || merged != null
                ? Change.none(this)
                : revised(details(), null, Revision.of(What.RESTORED, Revision.SYSTEM, now));
    }

    /// Its id means another one from now on.
    Change<Structure, DirectoryEvent> merge(Merged into) {
        return isListed() ? revised(details(), into.at(), into, Revision.merged(into)) : Change.none(this);
    }

    /// It stays after all: another one was merged into it while it was merged into that one.
    Change<Structure, DirectoryEvent> stay(Structure asRead, Instant now) {
        if (merged == null || !merged.equals(asRead.merged)) return Change.none(this);
        return revised(details(), null, null, Revision.of(What.RESTORED, Revision.SYSTEM, now));
    }

    /// Follows its group into another one.
    Change<Structure, DirectoryEvent> follow(GroupId from, Merged into) {
        if (!group.equals(from)) return Change.none(this);
        var wanted = details().in(new GroupId(into.into()));
        var fields = Difference.between(0, id.value(), details().texts(), wanted.texts())
                .fields();
        var revision = Revision.of(What.CHANGED, into.by(), into.at()).saying(fields);
        return revised(wanted, removedAt, merged, revision);
    }

    /// Nothing if it is in the directory no more.
    Optional<DirectoryEvent> told() {
        if (merged != null) return Optional.of(new StructureMerged(id.value(), version, merged.into()));
        return isListed()
                ? Optional.of(new StructureListed(id.value(), version, name, kind, group.value(), address, mailbox))
                : Optional.empty();
    }

    private Change<Structure, DirectoryEvent> revised(
            StructureDetails wanted, @Nullable Instant removedAt, Revision revision) {
        return revised(wanted, removedAt, null, revision);
    }

    private Change<Structure, DirectoryEvent> revised(
            StructureDetails wanted, @Nullable Instant removedAt, @Nullable Merged merged, Revision revision) {
        var revised = new Structure(
                id,
                wanted.name(),
                wanted.kind(),
                wanted.group(),
                wanted.address(),
                wanted.mailbox(),
                removedAt,
                merged,
                Revision.append(trail, List.of(revision)),
                version);
        return Change.<Structure, DirectoryEvent>to(revised).tellingState();
    }
}
