package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.directory.StructureUses.Use;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Removes a structure from the directory, unless registrations of a day that is not archived refer to it.
@Service
public class RemoveStructure {

    /// @param version the version that was read
    /// @param by the account of the actor
    public record Command(StructureId id, long version, String by) {}

    public sealed interface Outcome {

        /// It was removed, now or before.
        record Removed(Structure structure) implements Outcome {}

        record Conflict(Structure current) implements Outcome {}

        /// Registrations of these days refer to it.
        record StillReferenced(List<Use> uses) implements Outcome {}
    }

    private final Store<Structure> store;
    private final StructureUses uses;
    private final Clock clock;

    RemoveStructure(Store<Structure> store, StructureUses uses, Clock clock) {
        this.store = store;
        this.uses = uses;
        this.clock = clock;
    }

    /// @throws fr.spro.platform.messaging.outbox.UnknownAggregate if the id never existed
    public Outcome handle(Command command) {
        var named = uses.openOf(command.id());
        if (!named.isEmpty()) return new Outcome.StillReferenced(named);
        var stored = store.change(
                command.id(),
                found -> found.version() == command.version()
                        ? found.remove(command.by(), clock.instant())
                        : Change.none(found));
        if (stored.isListed()) return new Outcome.Conflict(stored);
        // It may have been chosen concurrently; `ReconcileDirectory` checks again.
        var chosen = uses.openOf(command.id());
        if (chosen.isEmpty()) return new Outcome.Removed(stored);
        store.change(command.id(), found -> found.restore(clock.instant()));
        return new Outcome.StillReferenced(chosen);
    }
}
