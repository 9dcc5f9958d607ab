package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.spreadsheet.Column;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Imports a file into the directory: all rows, or none if any is invalid. Idempotent, so rows can be
/// imported again after a crash. A valid row that fails does not stop the others. Entries that are not
/// in the file are not changed.
@Service
public class ImportDirectory {

    /// The kind of a file's rows.
    public enum RowKind {
        GROUPS,
        STRUCTURES;

        public List<Column> columns() {
            return this == GROUPS ? DirectoryRows.GROUPS : DirectoryRows.STRUCTURES;
        }
    }

    public sealed interface Outcome {
        record Imported(int added, int changed, int unchanged) implements Outcome {

            public static Imported of(Collection<Effect> effects) {
                return new Imported(
                        count(effects, Effect.ADDED), count(effects, Effect.CHANGED), count(effects, Effect.UNCHANGED));
            }
        }

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    private final ImportGroups importGroups;
    private final ImportStructures importStructures;
    private final FindTakeovers findTakeovers;

    ImportDirectory(ImportGroups importGroups, ImportStructures importStructures, FindTakeovers findTakeovers) {
        this.importGroups = importGroups;
        this.importStructures = importStructures;
        this.findTakeovers = findTakeovers;
    }

    public Outcome groups(byte[] file) {
        return handle(RowKind.GROUPS, file, AuditEntry.SYSTEM);
    }

    public Outcome structures(byte[] file) {
        return handle(RowKind.STRUCTURES, file, AuditEntry.SYSTEM);
    }

    /// Checks and imports in one call, for programs, which retry.
    ///
    /// @param by the account of the actor
    /// @throws ItemFailures.SomeItemsFailed at the end, if any row failed
    public Outcome handle(RowKind kind, byte[] file, String by) {
        var table = Spreadsheet.read(file, kind.columns());
        var violations = violations(kind, table);
        if (!violations.isEmpty()) return new Outcome.Invalid(violations);
        var failures = new ItemFailures();
        var effects = apply(kind, table.rows(), by, failures);
        failures.throwIfAny();
        return Outcome.Imported.of(effects.values());
    }

    /// The violations of a file.
    public List<Violation> violations(RowKind kind, Spreadsheet table) {
        var violations = table.furtherViolations();
        if (!table.rows().isEmpty() && !table.isIncomplete()) of(kind).check(table.rows(), violations);
        return violations.all();
    }

    /// The changes that valid rows would make.
    public List<Difference> differences(RowKind kind, List<Row> rows) {
        return of(kind).differences(rows);
    }

    /// The people whose id or account valid rows would give to somebody else.
    public List<Takeover> takeovers(RowKind kind, List<Row> rows) {
        return kind == RowKind.GROUPS ? findTakeovers.in(importGroups.read(rows)) : List.of();
    }

    /// The effects that valid rows would have, by line. One that cannot be compared has none.
    public Map<Integer, Effect> plan(RowKind kind, List<Row> rows) {
        return of(kind).plan(rows, new ItemFailures());
    }

    /// Applies valid rows and returns their effects by line. One that fails does not stop the others,
    /// and has none.
    ///
    /// @param by the account of the actor
    public Map<Integer, Effect> apply(RowKind kind, List<Row> rows, String by, ItemFailures failures) {
        return of(kind).write(rows, by, failures);
    }

    /// Rows that resolve differently than at an earlier time, because of merges since.
    public List<Row> mergedSince(RowKind kind, List<Row> rows, Instant since) {
        var merged = of(kind).merged();
        var then = MergeLink.aliases(
                merged.stream().filter(one -> one.mergedAt().isBefore(since)).toList());
        var now = MergeLink.aliases(merged);
        return rows.stream()
                .filter(row -> !then.resolve(row.get("id")).equals(now.resolve(row.get("id"))))
                .toList();
    }

    private EntryImport<?> of(RowKind kind) {
        return switch (kind) {
            case GROUPS -> importGroups;
            case STRUCTURES -> importStructures;
        };
    }

    private static int count(Collection<Effect> effects, Effect effect) {
        return (int) effects.stream().filter(effect::equals).count();
    }
}
