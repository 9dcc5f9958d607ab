package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Makes one local group part of another: its id means that one from then on, its structures belong to that one,
/// and who acted for it acts for that one. To ask again changes nothing.
@Service
public class MergeGroups {

    /// @param ends the one whose id will mean the other
    /// @param by the subject of who does it
    public record Command(GroupId ends, GroupId stays, String by) {}

    public sealed interface Outcome {

        /// @param staying the one that both ids mean
        record Done(Group staying) implements Outcome {}

        /// Both mean the same one already, or are it.
        record Same() implements Outcome {}

        /// The first was merged into a third one before.
        record Elsewhere(Group staying) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private final Store<Group> store;
    private final IdResolver idResolver;
    private final FinishMerges finishMerges;
    private final Clock clock;

    MergeGroups(Store<Group> store, IdResolver idResolver, FinishMerges finishMerges, Clock clock) {
        this.store = store;
        this.idResolver = idResolver;
        this.finishMerges = finishMerges;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var ending = store.find(command.ends());
        var staying = idResolver.group(command.stays());
        if (ending.isEmpty() || staying.isEmpty()) return new Outcome.Unknown();
        var id = staying.get().id();
        if (ending.get().isListed()) {
            if (id.equals(command.ends())) return new Outcome.Same();
            var into = new Merged(id.value(), clock.instant(), command.by());
            store.change(command.ends(), found -> found.merge(into));
        }
        finishMerges.handle();
        var meant = idResolver.group(command.ends());
        if (meant.isEmpty() || meant.get().id().equals(command.ends())) return new Outcome.Unknown();
        return idResolver
                        .group(id)
                        .filter(one -> one.id().equals(meant.get().id()))
                        .isPresent()
                ? new Outcome.Done(meant.get())
                : new Outcome.Elsewhere(meant.get());
    }
}
