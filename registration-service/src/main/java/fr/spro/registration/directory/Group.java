package fr.spro.registration.directory;

import static fr.spro.registration.directory.DirectoryAction.COORDINATOR_ADDED;
import static fr.spro.registration.directory.DirectoryAction.COORDINATOR_REMOVED;

import fr.spro.contracts.DirectoryEvent;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.spreadsheet.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A territory of the network with its coordinators.
///
/// @param enteredName the normalised name if it was entered on a page, where no other group can get it; files may
/// contain it again, for a merge
/// @param subjects the accounts that act for it
/// @param substitutes those of its coordinators who are substitutes
/// @param departures former coordinators, each once
/// @param removedAt when it was removed from the directory
/// @param merged the target if it was merged
@Document("localGroup")
public record Group(
        @Id GroupId id,
        String name,
        @Nullable String enteredName,
        String territory,
        List<CoordinatorId> coordinators,
        List<String> subjects,
        List<CoordinatorId> substitutes,
        List<Departure> departures,
        @Nullable Instant removedAt,
        @Nullable Merged merged,
        long version)
        implements Mergeable {

    /// The maximum in a row of a file.
    public static final int MAX_COORDINATORS = 5;

    static Group of(GroupId id, String name, String territory, List<Coordinator> people) {
        return new Group(id, name, null, territory, ids(people), subjects(people), List.of(), List.of(), null, null, 0);
    }

    /// One that is entered on a page.
    static Group entered(GroupId id, String name, String territory) {
        return of(id, name, territory, List.of()).entered();
    }

    /// Creates a new one.
    Change<Group, DirectoryEvent> list(DirectoryAction action, String by, Instant now) {
        return published(this, List.of(AuditEntry.of(action, by, now, id.subject())));
    }

    public boolean isListed() {
        return removedAt == null;
    }

    public boolean isSubstitute(CoordinatorId coordinator) {
        return substitutes.contains(coordinator);
    }

    public boolean isFull() {
        return coordinators.size() >= MAX_COORDINATORS;
    }

    boolean hasSameDataAs(Group other) {
        return isListed()
                && name.equals(other.name)
                && territory.equals(other.territory)
                && coordinators.equals(other.coordinators)
                && subjects.equals(other.subjects);
    }

    /// Applies a file's data. A removed group is listed again, a merged one is not.
    Change<Group, DirectoryEvent> imported(Group wanted, String by, Instant now) {
        if (merged != null || hasSameDataAs(wanted)) return Change.none(this);
        var entries = new ArrayList<AuditEntry>();
        entries.add(AuditEntry.of(DirectoryAction.IMPORTED, by, now, id.subject())
                .changing(fields(wanted.name, wanted.territory)));
        for (var one : wanted.coordinators) {
            if (!coordinators.contains(one)) entries.add(entry(COORDINATOR_ADDED, one, by, now));
        }
        for (var one : coordinators) {
            if (!wanted.coordinators.contains(one)) entries.add(entry(COORDINATOR_REMOVED, one, by, now));
        }
        var next = listed(null, null)
                .called(wanted.name, wanted.territory)
                .with(wanted.coordinators, wanted.subjects, substitutes, now);
        return published(next, entries);
    }

    Change<Group, DirectoryEvent> edit(String newName, String newTerritory, String by, Instant now) {
        var fields = fields(newName, newTerritory);
        if (fields.isEmpty()) return Change.none(this);
        var entry =
                AuditEntry.of(DirectoryAction.CHANGED, by, now, id.subject()).changing(fields);
        return published(called(newName, newTerritory).entered(), List.of(entry));
    }

    /// @param people its coordinators, including the new or changed one
    /// @param entry the audit entry
    Change<Group, DirectoryEvent> coordinatedBy(
            List<Coordinator> people, List<CoordinatorId> standingIn, AuditEntry entry) {
        return published(with(ids(people), subjects(people), standingIn, entry.at()), List.of(entry));
    }

    /// Updates its coordinators after a change of one of them, which is already in the audit log.
    Change<Group, DirectoryEvent> following(List<Coordinator> people, Instant now) {
        var ids = ids(people);
        var names = subjects(people);
        if (ids.equals(coordinators) && names.equals(subjects)) return Change.none(this);
        return published(with(ids, names, substitutes, now), List.of());
    }

    Change<Group, DirectoryEvent> remove(String by, Instant now) {
        if (!isListed()) return Change.none(this);
        var entries = new ArrayList<AuditEntry>();
        for (var one : coordinators) entries.add(entry(COORDINATOR_REMOVED, one, by, now));
        entries.add(AuditEntry.of(DirectoryAction.REMOVED, by, now, id.subject()));
        return published(listed(now, null).with(List.of(), List.of(), List.of(), now), entries);
    }

    Change<Group, DirectoryEvent> restore(Instant now) {
        return isListed() || merged != null ? Change.none(this) : restored(now);
    }

    /// Makes its id an alias of the target. Its coordinators stay until the target has them.
    Change<Group, DirectoryEvent> merge(Merged into) {
        return isListed() ? published(listed(into.at(), into), List.of(into.entry(id.subject()))) : Change.none(this);
    }

    /// Restores it after a concurrent mutual merge.
    Change<Group, DirectoryEvent> keepAfterMerge(Group asRead, Instant now) {
        return merged == null || !merged.equals(asRead.merged) ? Change.none(this) : restored(now);
    }

    /// Adds the coordinators of a merged group.
    Change<Group, DirectoryEvent> adoptCoordinators(Group ended, Merged into) {
        var people = new LinkedHashSet<>(coordinators);
        var entries = ended.coordinators.stream()
                .filter(people::add)
                .map(one -> entry(COORDINATOR_ADDED, one, into.by(), into.at()))
                .toList();
        var acting = new LinkedHashSet<>(subjects);
        acting.addAll(ended.subjects);
        if (acting.size() == subjects.size() && entries.isEmpty()) return Change.none(this);
        return published(with(List.copyOf(people), List.copyOf(acting), substitutes, into.at()), entries);
    }

    /// Removes the coordinators that the merge target has.
    Change<Group, DirectoryEvent> releaseCoordinators(Group asRead, Instant now) {
        if (merged == null || !coordinators.equals(asRead.coordinators) || !subjects.equals(asRead.subjects)) {
            return Change.none(this);
        }
        return published(with(List.of(), List.of(), List.of(), now), List.of());
    }

    boolean hasNoCoordinators() {
        return coordinators.isEmpty() && subjects.isEmpty();
    }

    /// Empty if it was removed from the directory.
    Optional<DirectoryEvent> publishedState() {
        if (merged != null) return Optional.of(new GroupMerged(id.value(), version, merged.into()));
        if (!isListed()) return Optional.empty();
        var people = coordinators.stream().map(CoordinatorId::value).toList();
        return Optional.of(new GroupListed(id.value(), version, name, territory, people, subjects));
    }

    /// The entry of something that was done to one of its coordinators.
    AuditEntry entry(DirectoryAction action, CoordinatorId coordinator, String by, Instant now) {
        return AuditEntry.of(action, by, now, id.subject(), coordinator.subject());
    }

    private Change<Group, DirectoryEvent> restored(Instant now) {
        var entry = AuditEntry.of(DirectoryAction.RESTORED, AuditEntry.SYSTEM, now, id.subject());
        return published(listed(null, null), List.of(entry));
    }

    private List<AuditEntry.Field> fields(String newName, String newTerritory) {
        var before = isListed() ? Map.of("name", name, "territory", territory) : Map.<String, String>of();
        return Difference.between(0, id.value(), before, Map.of("name", newName, "territory", newTerritory))
                .audited();
    }

    private Group called(String newName, String newTerritory) {
        return new Group(
                id,
                newName,
                null,
                newTerritory,
                coordinators,
                subjects,
                substitutes,
                departures,
                removedAt,
                merged,
                version);
    }

    private Group listed(@Nullable Instant removed, @Nullable Merged into) {
        return new Group(
                id, name, null, territory, coordinators, subjects, substitutes, departures, removed, into, version);
    }

    private Group entered() {
        return new Group(
                id,
                name,
                Texts.normalise(name),
                territory,
                coordinators,
                subjects,
                substitutes,
                departures,
                removedAt,
                merged,
                version);
    }

    private Group with(
            List<CoordinatorId> people, List<String> acting, Collection<CoordinatorId> standingIn, Instant now) {
        var left = Stream.concat(departures.stream(), coordinators.stream().map(one -> new Departure(one, now)))
                .filter(departure -> !people.contains(departure.coordinator()))
                .toList();
        return new Group(
                id,
                name,
                enteredName,
                territory,
                people,
                acting,
                standingIn.stream().filter(people::contains).toList(),
                left,
                removedAt,
                merged,
                version);
    }

    private static Change<Group, DirectoryEvent> published(Group next, List<AuditEntry> entries) {
        return Change.<Group, DirectoryEvent>to(next).publishingState().audited(entries);
    }

    private static List<CoordinatorId> ids(List<Coordinator> people) {
        return people.stream().map(Coordinator::id).toList();
    }

    private static List<String> subjects(List<Coordinator> people) {
        return people.stream().map(Coordinator::subject).toList();
    }
}
