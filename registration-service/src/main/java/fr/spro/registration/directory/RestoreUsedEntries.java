package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Restores entries of the directory that were removed while somebody began to use them.
@Component
class RestoreUsedEntries {

    private final Store<Group> groupStore;
    private final Store<Structure> structureStore;
    private final Structures structures;
    private final StructureUses uses;
    private final Clock clock;

    RestoreUsedEntries(
            Store<Group> groupStore,
            Store<Structure> structureStore,
            Structures structures,
            StructureUses uses,
            Clock clock) {
        this.groupStore = groupStore;
        this.structureStore = structureStore;
        this.structures = structures;
        this.uses = uses;
        this.clock = clock;
    }

    /// Idempotent.
    void handle(StructureId removed) {
        if (uses.openOf(removed).isEmpty()) return;
        structureStore.change(removed, found -> found.restore(clock.instant()));
    }

    /// Idempotent.
    void handle(GroupId removed) {
        if (!structures.existsInGroup(removed)) return;
        groupStore.change(removed, found -> found.restore(clock.instant()));
    }
}
