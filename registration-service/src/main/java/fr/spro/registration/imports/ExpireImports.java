package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.imports.Import.Ending;
import fr.spro.registration.imports.Import.Status;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Deletes rows, which contain personal data: those of unconfirmed previews, and those left by a crash.
@Service
class ExpireImports {

    private final Store<Import> store;
    private final Imports imports;
    private final Chunks chunks;
    private final Clock clock;

    ExpireImports(Store<Import> store, Imports imports, Chunks chunks, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.chunks = chunks;
        this.clock = clock;
    }

    Stream<ImportId> due() {
        var before = clock.instant().minus(Import.KEPT);
        var previews = imports.findProgressByStatusCheckedBefore(Status.CHECKED, before);
        return Stream.concat(previews.stream().map(Imports.Progress::id), chunks.olderThan(before).stream())
                .distinct();
    }

    /// Idempotent; a running import keeps its rows.
    void handle(ImportId id) {
        var found = imports.findById(id);
        if (found.isPresent())
            found = Optional.of(store.change(id, each -> each.expire(Ending.UNCONFIRMED, clock.instant())));
        if (found.map(Import::isOver).orElse(true)) chunks.delete(id);
    }
}
