package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Says that two structures are the same one: the id of the first means the second from then on. That is one write,
/// for whoever reads follows the ids; to ask again changes nothing.
@Service
public class MergeStructures {

    /// @param ends the one to merge
    /// @param by the account of the actor
    public record Command(StructureId ends, StructureId stays, String by) {}

    public sealed interface Outcome {

        /// @param staying the merge target
        record Done(Structure staying) implements Outcome {}

        /// Both ids are equal or already merged.
        record Same() implements Outcome {}

        /// The first was already merged into a third one.
        record Elsewhere(Structure staying) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private final Store<Structure> store;
    private final IdResolver idResolver;
    private final FinishMerges finishMerges;
    private final Clock clock;

    MergeStructures(Store<Structure> store, IdResolver idResolver, FinishMerges finishMerges, Clock clock) {
        this.store = store;
        this.idResolver = idResolver;
        this.finishMerges = finishMerges;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var ending = store.find(command.ends());
        var staying = idResolver.structure(command.stays());
        if (ending.isEmpty() || staying.isEmpty()) return new Outcome.Unknown();
        var id = staying.get().id();
        if (ending.get().isListed()) {
            if (id.equals(command.ends())) return new Outcome.Same();
            var into = new Merged(id.value(), clock.instant(), command.by());
            store.change(command.ends(), found -> found.merge(into));
        }
        finishMerges.handle();
        var meant = idResolver.structure(command.ends());
        if (meant.isEmpty() || meant.get().id().equals(command.ends())) return new Outcome.Unknown();
        return idResolver
                        .structure(id)
                        .filter(one -> one.id().equals(meant.get().id()))
                        .isPresent()
                ? new Outcome.Done(meant.get())
                : new Outcome.Elsewhere(meant.get());
    }
}
