package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.directory.DirectoryRows.StructureRow;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Imports structures.
@Component
class ImportStructures implements EntryImport<StructureRow> {

    private final Store<Structure> store;
    private final Structures structures;
    private final IdResolver idResolver;
    private final Clock clock;

    ImportStructures(Store<Structure> store, Structures structures, IdResolver idResolver, Clock clock) {
        this.store = store;
        this.structures = structures;
        this.idResolver = idResolver;
        this.clock = clock;
    }

    @Override
    public void check(List<Row> rows, FileViolations violations) {
        reading(violations).structures(rows, idResolver.groups());
    }

    @Override
    public List<StructureRow> read(List<Row> rows) {
        return reading(new FileViolations(Map.of())).structures(rows, idResolver.groups());
    }

    private DirectoryRows reading(FileViolations violations) {
        return new DirectoryRows(violations, Set.of(), MergeLink.aliases(merged()));
    }

    @Override
    public Difference difference(StructureRow row) {
        var id = row.id().value();
        return store.find(row.id())
                .filter(Structure::isListed)
                .map(known -> Difference.between(
                        row.line(), id, known.details().texts(), row.details().texts()))
                .orElseGet(() -> Difference.added(row.line(), id, row.details().texts()));
    }

    @Override
    public Effect write(StructureRow row, String by) {
        var now = clock.instant();
        return EntryImport.write(
                store,
                row.id(),
                Structure.list(row.id(), row.details(), DirectoryAction.IMPORTED, by, now),
                found -> found.write(row.details(), DirectoryAction.IMPORTED, by, now));
    }

    @Override
    public List<Structures.Link> merged() {
        return structures.findMergeLinks();
    }
}
