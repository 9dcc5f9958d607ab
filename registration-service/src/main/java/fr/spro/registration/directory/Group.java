package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.directory.Revision.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A territory of the network with its coordinators.
///
/// @param subjects the user names of those who act for it
/// @param substitutes which of its coordinators stand in for the others
/// @param removedAt when it left the directory
/// @param merged if its id means another one since it left
/// @param trail who changed what, the latest last; not read where many are
@Document("localGroup")
public record Group(
        @Id GroupId id,
        String name,
        String territory,
        List<CoordinatorId> coordinators,
        List<String> subjects,
        List<CoordinatorId> substitutes,
        @Nullable Instant removedAt,
        @Nullable Merged merged,
        List<Revision> trail,
        long version)
        implements Mergeable {

    /// As many as a line of a file has room for.
    public static final int MOST_COORDINATORS = 5;

    public Group {
        // A document from before these were noted has none.
        substitutes = substitutes == null ? List.of() : List.copyOf(substitutes);
        trail = trail == null ? List.of() : List.copyOf(trail);
    }

    static Group of(GroupId id, String name, String territory, List<Coordinator> people) {
        return new Group(id, name, territory, ids(people), subjects(people), List.of(), null, null, List.of(), 0);
    }

    /// A new one.
    Change<Group, DirectoryEvent> list(Revision first) {
        return revised(name, territory, coordinators, subjects, substitutes, null, List.of(first));
    }

    public boolean isListed() {
        return removedAt == null;
    }

    public boolean isSubstitute(CoordinatorId coordinator) {
        return substitutes.contains(coordinator);
    }

    public boolean isFull() {
        return coordinators.size() >= MOST_COORDINATORS;
    }

    boolean says(Group other) {
        return isListed()
                && name.equals(other.name)
                && territory.equals(other.territory)
                && coordinators.equals(other.coordinators)
                && subjects.equals(other.subjects);
    }

    /// What a file says of it. One that was removed is listed again, but not one that was merged.
    Change<Group, DirectoryEvent> imported(Group wanted, String by, Instant now) {
        if (merged != null || says(wanted)) return Change.none(this);
        var revisions = new ArrayList<Revision>();
        revisions.add(Revision.of(What.IMPORTED, by, now).saying(fields(wanted.name, wanted.territory)));
        for (var one : wanted.coordinators) {
            if (!coordinators.contains(one)) revisions.add(Revision.about(one, What.COORDINATOR_ADDED, by, now));
        }
        for (var one : coordinators) {
            if (!wanted.coordinators.contains(one)) {
                revisions.add(Revision.about(one, What.COORDINATOR_REMOVED, by, now));
            }
        }
        return revised(
                wanted.name, wanted.territory, wanted.coordinators, wanted.subjects, substitutes, null, revisions);
    }

    Change<Group, DirectoryEvent> edit(String newName, String newTerritory, String by, Instant now) {
        var fields = fields(newName, newTerritory);
        if (fields.isEmpty()) return Change.none(this);
        var revision = Revision.of(What.CHANGED, by, now).saying(fields);
        return revised(newName, newTerritory, coordinators, subjects, substitutes, null, List.of(revision));
    }

    /// @param people its coordinators, the new or changed one among them
    Change<Group, DirectoryEvent> coordinatedBy(
            List<Coordinator> people, List<CoordinatorId> standingIn, Revision revision) {
        return revised(name, territory, ids(people), subjects(people), standingIn, removedAt, List.of(revision));
    }

    /// Its coordinators as they are now: what follows from a change of one of them, so the trail says nothing of it.
    Change<Group, DirectoryEvent> following(List<Coordinator> people) {
        var ids = ids(people);
        var names = subjects(people);
        if (ids.equals(coordinators) && names.equals(subjects)) return Change.none(this);
        return revised(name, territory, ids, names, substitutes, removedAt, List.of());
    }

    Change<Group, DirectoryEvent> remove(String by, Instant now) {
        if (!isListed()) return Change.none(this);
        var revisions = new ArrayList<Revision>();
        for (var one : coordinators) revisions.add(Revision.about(one, What.COORDINATOR_REMOVED, by, now));
        revisions.add(Revision.of(What.REMOVED, by, now));
        return revised(name, territory, List.of(), List.of(), List.of(), now, revisions);
    }

    Change<Group, DirectoryEvent> restore(Instant now) {
        if (isListed() || merged != null) return Change.none(this);
        var revision = Revision.of(What.RESTORED, Revision.SYSTEM, now);
        return revised(name, territory, coordinators, subjects, substitutes, null, List.of(revision));
    }

    /// Its id means another one from now on. Its people stand in it until that one has them.
    Change<Group, DirectoryEvent> merge(Merged into) {
        if (!isListed()) return Change.none(this);
        return merged(into.at(), into, coordinators, subjects, List.of(Revision.merged(into)));
    }

    /// It stays after all: another one was merged into it while it was merged into that one.
    Change<Group, DirectoryEvent> stay(Group asRead, Instant now) {
        if (merged == null || !merged.equals(asRead.merged)) return Change.none(this);
        var revision = Revision.of(What.RESTORED, Revision.SYSTEM, now);
        return merged(null, null, coordinators, subjects, List.of(revision));
    }

    /// Takes the people of a group that was merged, by who merged it.
    Change<Group, DirectoryEvent> takeOver(Group ended, Merged into) {
        var people = new LinkedHashSet<>(coordinators);
        var revisions = new ArrayList<Revision>();
        for (var one : ended.coordinators) {
            if (people.add(one)) {
                revisions.add(Revision.about(one, What.COORDINATOR_ADDED, into.by(), into.at()));
            }
        }
        var acting = new LinkedHashSet<>(subjects);
        acting.addAll(ended.subjects);
        if (acting.size() == subjects.size() && revisions.isEmpty()) return Change.none(this);
        return merged(removedAt, merged, List.copyOf(people), List.copyOf(acting), revisions);
    }

    /// The one that it was merged into has these people.
    Change<Group, DirectoryEvent> handOver(Group asRead) {
        if (merged == null || !coordinators.equals(asRead.coordinators) || !subjects.equals(asRead.subjects)) {
            return Change.none(this);
        }
        return merged(removedAt, merged, List.of(), List.of(), List.of());
    }

    boolean hasNobody() {
        return coordinators.isEmpty() && subjects.isEmpty();
    }

    private Change<Group, DirectoryEvent> merged(
            @Nullable Instant removed,
            @Nullable Merged into,
            List<CoordinatorId> people,
            List<String> acting,
            List<Revision> revisions) {
        var next = new Group(
                id,
                name,
                territory,
                people,
                acting,
                substitutes.stream().filter(people::contains).toList(),
                removed,
                into,
                Revision.append(trail, revisions),
                version);
        return Change.<Group, DirectoryEvent>to(next).tellingState();
    }

    /// Nothing if it is in the directory no more.
    Optional<DirectoryEvent> told() {
        if (merged != null) return Optional.of(new GroupMerged(id.value(), version, merged.into()));
        if (!isListed()) return Optional.empty();
        var people = coordinators.stream().map(CoordinatorId::value).toList();
        return Optional.of(new GroupListed(id.value(), version, name, territory, people, subjects));
    }

    private List<Difference.Field> fields(String newName, String newTerritory) {
        var before = isListed() ? Map.of("name", name, "territory", territory) : Map.<String, String>of();
        return Difference.between(0, id.value(), before, Map.of("name", newName, "territory", newTerritory))
                .fields();
    }

    private Change<Group, DirectoryEvent> revised(
            String newName,
            String newTerritory,
            List<CoordinatorId> people,
            List<String> actingNow,
            Collection<CoordinatorId> standingIn,
            @Nullable Instant removed,
            List<Revision> revisions) {
        var revised = new Group(
                id,
                newName,
                newTerritory,
                people,
                actingNow,
                standingIn.stream().filter(people::contains).toList(),
                removed,
                removed == null ? null : merged,
                Revision.append(trail, revisions),
                version);
        return Change.<Group, DirectoryEvent>to(revised).tellingState();
    }

    private static List<CoordinatorId> ids(List<Coordinator> people) {
        return people.stream().map(Coordinator::id).toList();
    }

    private static List<String> subjects(List<Coordinator> people) {
        return people.stream().map(Coordinator::subject).toList();
    }
}
