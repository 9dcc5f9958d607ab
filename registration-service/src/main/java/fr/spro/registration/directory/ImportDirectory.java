package fr.spro.registration.directory;

import fr.spro.platform.Aggregate;
import fr.spro.platform.Change;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.directory.DirectoryRows.ListedGroup;
import fr.spro.registration.directory.DirectoryRows.ListedStructure;
import fr.spro.registration.table.Column;
import fr.spro.registration.table.Fault;
import fr.spro.registration.table.Faults;
import fr.spro.registration.table.Row;
import fr.spro.registration.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Brings the directory up to the state of a file: all of it, or nothing if any row is faulty. A row that says what
/// is known already changes nothing, so the same rows can be imported again after a crash. What the file does not
/// name stays.
@Service
public class ImportDirectory {

    /// What a file lists.
    public enum Listed {
        GROUPS,
        STRUCTURES;

        public List<Column> columns() {
            return this == GROUPS ? DirectoryRows.GROUPS : DirectoryRows.STRUCTURES;
        }
    }

    public sealed interface Outcome {
        record Imported(int added, int changed, int unchanged) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    private final Store<Group> groupStore;
    private final Store<Structure> structureStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;

    ImportDirectory(
            Store<Group> groupStore,
            Store<Structure> structureStore,
            Store<Coordinator> coordinatorStore,
            Groups groups) {
        this.groupStore = groupStore;
        this.structureStore = structureStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
    }

    public Outcome groups(byte[] file) {
        return handle(Listed.GROUPS, file);
    }

    public Outcome structures(byte[] file) {
        return handle(Listed.STRUCTURES, file);
    }

    /// Checks and imports at once, for a program that asks again if it got no answer.
    public Outcome handle(Listed listed, byte[] file) {
        var table = Table.read(file, listed.columns());
        var faults = faults(listed, table);
        return faults.isEmpty() ? apply(listed, table.rows()) : new Outcome.Faulty(faults);
    }

    /// Everything that is wrong with a file.
    public List<Fault> faults(Listed listed, Table table) {
        var faults = table.furtherFaults();
        if (!table.faults().isEmpty() && table.rows().isEmpty()) return faults.all();
        switch (listed) {
            case GROUPS -> new DirectoryRows(faults).groups(table.rows());
            case STRUCTURES -> new DirectoryRows(faults).structures(table.rows(), knownGroups());
        }
        return faults.all();
    }

    /// What rows without faults would make different.
    public List<Difference> differences(Listed listed, List<Row> rows) {
        return switch (listed) {
            case GROUPS -> listedGroups(rows).stream().map(this::difference).toList();
            case STRUCTURES ->
                listedStructures(rows).stream().map(this::difference).toList();
        };
    }

    /// Writes rows without faults.
    public Outcome.Imported apply(Listed listed, List<Row> rows) {
        var effects = switch (listed) {
            case GROUPS -> listedGroups(rows).stream().map(this::write).toList();
            case STRUCTURES ->
                listedStructures(rows).stream()
                        .map(row -> write(structureStore, row.structure(), Structure::says))
                        .toList();
        };
        return new Outcome.Imported(
                count(effects, Effect.ADDED), count(effects, Effect.CHANGED), count(effects, Effect.UNCHANGED));
    }

    private static List<ListedGroup> listedGroups(List<Row> rows) {
        return new DirectoryRows(new Faults(Map.of())).groups(rows);
    }

    private static List<ListedStructure> listedStructures(List<Row> rows) {
        return new DirectoryRows(new Faults(Map.of())).structures(rows, Set.of());
    }

    private Difference difference(ListedGroup row) {
        var group = row.group();
        var after = DirectoryRows.texts(group, row.coordinators());
        return groupStore
                .find(group.id())
                .map(known -> {
                    var before = DirectoryRows.texts(known, coordinators(known));
                    return Difference.between(row.line(), group.id().value(), before, after);
                })
                .orElseGet(() -> Difference.added(row.line(), group.id().value(), group.name()));
    }

    private List<Coordinator> coordinators(Group group) {
        return group.coordinators().stream()
                .map(coordinatorStore::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private Difference difference(ListedStructure row) {
        var structure = row.structure();
        var id = structure.id().value();
        return structureStore
                .find(structure.id())
                .map(known ->
                        Difference.between(row.line(), id, DirectoryRows.texts(known), DirectoryRows.texts(structure)))
                .orElseGet(() -> Difference.added(row.line(), id, structure.name()));
    }

    private Set<GroupId> knownGroups() {
        return groups.findAllByOrderByName().stream().map(Group::id).collect(Collectors.toSet());
    }

    private Effect write(ListedGroup row) {
        // First those it names, so that a reader who hears of the group knows them or waits.
        var people = row.coordinators().stream()
                .map(coordinator -> write(coordinatorStore, coordinator, Coordinator::says))
                .toList();
        var effect = write(groupStore, row.group(), Group::says);
        var isOtherwiseSame = effect == Effect.UNCHANGED && people.stream().anyMatch(one -> one != Effect.UNCHANGED);
        return isOtherwiseSame ? Effect.CHANGED : effect;
    }

    private static <S extends Aggregate> Effect write(Store<S> store, S wanted, BiPredicate<S, S> says) {
        if (store.insert(Change.to(wanted).tellingState())) return Effect.ADDED;
        var before = store.find(wanted.id()).orElseThrow();
        if (says.test(before, wanted)) return Effect.UNCHANGED;
        store.change(
                wanted.id(),
                found -> says.test(found, wanted)
                        ? Change.none(found)
                        : Change.to(wanted).tellingState());
        return Effect.CHANGED;
    }

    private static int count(List<Effect> effects, Effect effect) {
        return (int) effects.stream().filter(effect::equals).count();
    }
}
