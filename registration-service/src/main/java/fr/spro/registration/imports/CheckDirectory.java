package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.directory.Difference;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.directory.Takeover;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.Source;
import fr.spro.registration.spreadsheet.Remark;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Checks a whole file of groups or structures without changing anything. A valid file is stored, for
/// preview and confirmation.
@Service
public class CheckDirectory {

    /// @param id derived from the idempotency key
    /// @param by the account of the actor
    public record Command(ImportId id, RowKind listed, byte[] file, String by) {}

    public sealed interface Outcome {
        record Checked(Import importJob) implements Outcome {}

        record Invalid(List<Violation> violations, List<Remark> remarks) implements Outcome {}
    }

    private final Store<Import> store;
    private final Chunks chunks;
    private final ImportDirectory importDirectory;
    private final Clock clock;

    CheckDirectory(Store<Import> store, Chunks chunks, ImportDirectory importDirectory, Clock clock) {
        this.store = store;
        this.chunks = chunks;
        this.importDirectory = importDirectory;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = store.find(command.id());
        if (before.isPresent()) return new Outcome.Checked(before.get());
        var table = Spreadsheet.read(command.file(), command.listed().columns());
        var violations = importDirectory.violations(command.listed(), table);
        if (!violations.isEmpty()) return new Outcome.Invalid(violations, table.remarks());
        var rows = table.rows();
        var importJob = Import.checked(
                command.id(),
                Kind.of(command.listed()),
                null,
                List.of(),
                null,
                command.by(),
                Source.of(table),
                rows,
                chunks.store(command.id(), rows),
                List.of(),
                clock.instant());
        store.insert(Change.to(importJob));
        return new Outcome.Checked(store.find(command.id()).orElseThrow());
    }

    /// The changes that a checked file would make now.
    public List<Difference> differences(Import importJob) {
        return importDirectory.differences(importJob.kind().rowKind(), chunks.all(importJob));
    }

    /// The people whose id or account a checked file would give to somebody else now.
    public List<Takeover> takeovers(Import importJob) {
        return importDirectory.takeovers(importJob.kind().rowKind(), chunks.all(importJob));
    }
}
