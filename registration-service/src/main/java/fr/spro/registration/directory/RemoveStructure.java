package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.directory.StructureUses.Use;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Takes a structure out of the directory, if nobody comes from it to a day that still goes on.
@Service
public class RemoveStructure {

    /// @param version the one that was read
    /// @param by the subject of who does it
    public record Command(StructureId id, long version, String by) {}

    public sealed interface Outcome {

        /// It is removed, now or before.
        record Removed(Structure structure) implements Outcome {}

        record Overtaken(Structure now) implements Outcome {}

        /// These days have people of it.
        record Named(List<Use> uses) implements Outcome {}
    }

    private final Store<Structure> store;
    private final StructureUses uses;
    private final Clock clock;

    RemoveStructure(Store<Structure> store, StructureUses uses, Clock clock) {
        this.store = store;
        this.uses = uses;
        this.clock = clock;
    }

    /// @throws fr.spro.platform.messaging.outbox.UnknownAggregate if there never was one of this id
    public Outcome handle(Command command) {
        var named = uses.openOf(command.id());
        if (!named.isEmpty()) return new Outcome.Named(named);
        var stored = store.change(
                command.id(),
                found -> found.version() == command.version()
                        ? found.remove(command.by(), clock.instant())
                        : Change.none(found));
        if (stored.isListed()) return new Outcome.Overtaken(stored);
        // Somebody may have chosen it while it was being removed; `ReconcileDirectory` looks once more.
        var chosen = uses.openOf(command.id());
        if (chosen.isEmpty()) return new Outcome.Removed(stored);
        store.change(command.id(), found -> found.restore(clock.instant()));
        return new Outcome.Named(chosen);
    }
}
