package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.directory.DirectoryRows.ListedGroup;
import fr.spro.registration.directory.DirectoryRows.ListedStructure;
import fr.spro.registration.spreadsheet.Column;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Imports a file into the directory: all rows, or none if any is invalid. Idempotent, so rows can be
/// imported again after a crash. Entries that are not in the file are not changed.
@Service
public class ImportDirectory {

    /// The kind of a file's rows.
    public enum Listed {
        GROUPS,
        STRUCTURES;

        public List<Column> columns() {
            return this == GROUPS ? DirectoryRows.GROUPS : DirectoryRows.STRUCTURES;
        }
    }

    public sealed interface Outcome {
        record Imported(int added, int changed, int unchanged) implements Outcome {}

        record Faulty(List<Violation> violations) implements Outcome {}
    }

    private final Store<Group> groupStore;
    private final Store<Structure> structureStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;
    private final Structures structures;
    private final IdResolver idResolver;
    private final Coordinators coordinators;
    private final Clock clock;

    ImportDirectory(
            Store<Group> groupStore,
            Store<Structure> structureStore,
            Store<Coordinator> coordinatorStore,
            Groups groups,
            Structures structures,
            IdResolver idResolver,
            Coordinators coordinators,
            Clock clock) {
        this.groupStore = groupStore;
        this.structureStore = structureStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
        this.structures = structures;
        this.idResolver = idResolver;
        this.coordinators = coordinators;
        this.clock = clock;
    }

    public Outcome groups(byte[] file) {
        return handle(Listed.GROUPS, file, AuditEntry.SYSTEM);
    }

    public Outcome structures(byte[] file) {
        return handle(Listed.STRUCTURES, file, AuditEntry.SYSTEM);
    }

    /// Checks and imports in one call, for programs, which retry.
    ///
    /// @param by the account of the actor
    public Outcome handle(Listed listed, byte[] file, String by) {
        var table = Spreadsheet.read(file, listed.columns());
        var violations = violations(listed, table);
        return violations.isEmpty() ? apply(listed, table.rows(), by) : new Outcome.Faulty(violations);
    }

    /// The violations of a file.
    public List<Violation> violations(Listed listed, Spreadsheet table) {
        var faults = table.furtherViolations();
        if (!table.violations().isEmpty() && table.rows().isEmpty()) return faults.all();
        switch (listed) {
            case GROUPS -> reading(listed, faults, erased()).groups(table.rows());
            case STRUCTURES -> reading(listed, faults, Set.of()).structures(table.rows(), idResolver.groups());
        }
        return faults.all();
    }

    /// The changes that valid rows would make.
    public List<Difference> differences(Listed listed, List<Row> rows) {
        return switch (listed) {
            case GROUPS -> listedGroups(rows).stream().map(this::difference).toList();
            case STRUCTURES ->
                listedStructures(rows).stream().map(this::difference).toList();
        };
    }

    /// Applies valid rows.
    ///
    /// @param by the account of the actor
    public Outcome.Imported apply(Listed listed, List<Row> rows, String by) {
        var effects = switch (listed) {
            case GROUPS ->
                listedGroups(rows).stream().map(row -> write(row, by)).toList();
            case STRUCTURES ->
                listedStructures(rows).stream().map(row -> write(row, by)).toList();
        };
        return new Outcome.Imported(
                count(effects, Effect.ADDED), count(effects, Effect.CHANGED), count(effects, Effect.UNCHANGED));
    }

    /// Rows that resolve differently than at an earlier time, because of merges since.
    public List<Row> overtaken(Listed listed, List<Row> rows, Instant since) {
        var merged = merged(listed);
        var then = Mergeable.aliases(
                merged.stream().filter(one -> one.mergedAt().isBefore(since)).toList());
        var now = Mergeable.aliases(merged);
        return rows.stream()
                .filter(row -> !then.end(row.get("id")).equals(now.end(row.get("id"))))
                .toList();
    }

    private List<? extends Mergeable> merged(Listed listed) {
        return switch (listed) {
            case GROUPS -> groups.findMerged();
            case STRUCTURES -> structures.findMerged();
        };
    }

    private DirectoryRows reading(Listed listed, FileViolations faults, Set<CoordinatorId> erased) {
        return new DirectoryRows(faults, erased, Mergeable.aliases(merged(listed)));
    }

    private List<ListedGroup> listedGroups(List<Row> rows) {
        return reading(Listed.GROUPS, new FileViolations(Map.of()), Set.of()).groups(rows);
    }

    private List<ListedStructure> listedStructures(List<Row> rows) {
        return reading(Listed.STRUCTURES, new FileViolations(Map.of()), Set.of())
                .structures(rows, idResolver.groups());
    }

    private Difference difference(ListedGroup row) {
        var group = row.group();
        var after = DirectoryRows.texts(group, row.coordinators());
        return groupStore
                .find(group.id())
                .filter(Group::isListed)
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
        var id = row.id().value();
        return structureStore
                .find(row.id())
                .filter(Structure::isListed)
                .map(known -> Difference.between(
                        row.line(), id, known.details().texts(), row.details().texts()))
                .orElseGet(() -> Difference.added(row.line(), id, row.details().name()));
    }

    private Set<CoordinatorId> erased() {
        return coordinators.findErased().stream().map(Coordinator::id).collect(Collectors.toSet());
    }

    private Effect write(ListedGroup row, String by) {
        // Coordinators first, so that consumers of the group know them or wait.
        var now = clock.instant();
        var effects = new ArrayList<Effect>();
        for (var person : row.coordinators()) {
            effects.add(write(coordinatorStore, person.id(), person.list(now), found -> found.write(person, by, now)));
        }
        // Without those erased since the file was checked.
        var people = row.coordinators().stream()
                .filter(person -> coordinatorStore
                        .find(person.id())
                        .filter(known -> !known.isErased())
                        .isPresent())
                .toList();
        var wanted = Group.of(row.group().id(), row.group().name(), row.group().territory(), people);
        var effect = write(
                groupStore,
                wanted.id(),
                wanted.list(DirectoryAction.IMPORTED, by, now),
                found -> found.imported(wanted, by, now));
        var isOtherwiseSame = effect == Effect.UNCHANGED && effects.stream().anyMatch(one -> one != Effect.UNCHANGED);
        return isOtherwiseSame ? Effect.CHANGED : effect;
    }

    private Effect write(ListedStructure row, String by) {
        var now = clock.instant();
        return write(
                structureStore,
                row.id(),
                Structure.list(row.id(), row.details(), DirectoryAction.IMPORTED, by, now),
                found -> found.write(row.details(), DirectoryAction.IMPORTED, by, now));
    }

    private static <S extends Aggregate> Effect write(
            Store<S> store, TextId id, Change<S, ?> first, Function<S, Change<S, ?>> change) {
        if (store.insert(first)) return Effect.ADDED;
        var before = store.find(id).orElseThrow();
        var after = store.change(id, change);
        return before.version() == after.version() ? Effect.UNCHANGED : Effect.CHANGED;
    }

    private static int count(List<Effect> effects, Effect effect) {
        return (int) effects.stream().filter(effect::equals).count();
    }
}
