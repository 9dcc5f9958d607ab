package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Merges two structures: the id of the first becomes an alias of the second, in one write. Idempotent.
@Service
public class MergeStructures extends MergeEntries<Structure, StructureId> {

    MergeStructures(Store<Structure> store, IdResolver idResolver, FinishMerges finishMerges, Clock clock) {
        super(store, idResolver::structure, Structure::merge, finishMerges, clock);
    }
}
