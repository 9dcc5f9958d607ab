package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Merges a structure into another one.
@Service
public class MergeStructures extends MergeEntries<Structure, StructureId> {

    MergeStructures(Store<Structure> store, IdResolver idResolver, FinishMerges finishMerges, Clock clock) {
        super(store, idResolver::structure, Structure::merge, finishMerges, clock);
    }
}
