package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.directory.DirectoryRows.GroupRow;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Imports groups with their coordinators.
@Component
class ImportGroups implements EntryImport<GroupRow> {

    private final Store<Group> groupStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;
    private final Coordinators coordinators;
    private final Clock clock;

    ImportGroups(
            Store<Group> groupStore,
            Store<Coordinator> coordinatorStore,
            Groups groups,
            Coordinators coordinators,
            Clock clock) {
        this.groupStore = groupStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
        this.coordinators = coordinators;
        this.clock = clock;
    }

    @Override
    public void check(List<Row> rows, FileViolations violations) {
        var erased = coordinators.findErased().stream().map(Coordinator::id).collect(Collectors.toSet());
        new DirectoryRows(violations, erased, MergeLink.aliases(merged())).groups(rows);
    }

    @Override
    public List<GroupRow> read(List<Row> rows) {
        return new DirectoryRows(new FileViolations(Map.of()), Set.of(), MergeLink.aliases(merged())).groups(rows);
    }

    @Override
    public Difference difference(GroupRow row) {
        var group = row.group();
        var after = DirectoryRows.texts(group, row.coordinators());
        return groupStore
                .find(group.id())
                .filter(Group::isListed)
                .map(known -> {
                    var before = DirectoryRows.texts(known, coordinators(known));
                    return Difference.between(row.line(), group.id().value(), before, after);
                })
                .orElseGet(() -> Difference.added(row.line(), group.id().value(), after));
    }

    private List<Coordinator> coordinators(Group group) {
        return group.coordinators().stream()
                .map(coordinatorStore::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Effect write(GroupRow row, String by) {
        // Coordinators first, so that consumers of the group know them or wait.
        var now = clock.instant();
        var effects = new ArrayList<Effect>();
        for (var person : row.coordinators()) {
            effects.add(EntryImport.write(
                    coordinatorStore, person.id(), person.list(now), found -> found.write(person, by, now)));
        }
        // Without those erased since the file was checked.
        var people = row.coordinators().stream()
                .filter(person -> coordinatorStore
                        .find(person.id())
                        .filter(known -> !known.isErased())
                        .isPresent())
                .toList();
        var wanted = Group.of(row.group().id(), row.group().name(), row.group().territory(), people);
        var effect = EntryImport.write(
                groupStore,
                wanted.id(),
                wanted.list(DirectoryAction.IMPORTED, by, now),
                found -> found.imported(wanted, by, now));
        var isOtherwiseSame = effect == Effect.UNCHANGED && effects.stream().anyMatch(one -> one != Effect.UNCHANGED);
        return isOtherwiseSame ? Effect.CHANGED : effect;
    }

    @Override
    public List<Groups.Link> merged() {
        return groups.findMergeLinks();
    }
}
