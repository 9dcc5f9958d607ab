package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How the rows of one kind are checked, compared with the directory and written to it.
///
/// @param <R> a row that was read
interface EntryImport<R extends EntryImport.EntryRow> {

    /// A row that was read.
    interface EntryRow {

        /// Its first line in the file.
        int line();
    }

    /// Adds the violations of unchecked rows.
    void check(List<Row> rows, FileViolations violations);

    /// Reads valid rows.
    List<R> read(List<Row> rows);

    /// The change that a row would make.
    Difference difference(R row);

    /// Idempotent.
    Effect write(R row, String by);

    /// The merged entries of this kind.
    List<? extends MergeLink> merged();

    default List<Difference> differences(List<Row> rows) {
        return read(rows).stream().map(this::difference).toList();
    }

    default Map<Integer, Effect> plan(List<Row> rows, ItemFailures failures) {
        var effects = new LinkedHashMap<Integer, Effect>();
        for (var row : read(rows)) {
            failures.run(
                    "line " + row.line(),
                    () -> effects.put(row.line(), difference(row).effect()));
        }
        return effects;
    }

    /// The effects by line. A row that fails does not stop the others, and has none.
    default Map<Integer, Effect> write(List<Row> rows, String by, ItemFailures failures) {
        var effects = new LinkedHashMap<Integer, Effect>();
        for (var row : read(rows)) {
            failures.run("line " + row.line(), () -> effects.put(row.line(), write(row, by)));
        }
        return effects;
    }

    /// Inserts an entry, or changes the existing one.
    static <S extends Aggregate> Effect write(
            Store<S> store, TextId id, Change<S, ?> first, Function<S, Change<S, ?>> change) {
        if (store.insert(first)) return Effect.ADDED;
        var before = store.find(id).orElseThrow();
        var after = store.change(id, change);
        return before.version() == after.version() ? Effect.UNCHANGED : Effect.CHANGED;
    }
}
