package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Merges an entry of the directory into another one of its kind: its id becomes an alias. Idempotent.
public abstract class MergeEntries<S extends Mergeable, I extends TextId> {

    /// @param source the one to merge
    /// @param by the account of the actor
    public record Command<I>(I source, I target, String by) {}

    public sealed interface Outcome<S> {

        /// @param target what both ids resolve to
        record Done<S>(S target) implements Outcome<S> {}

        /// Both ids are equal or already merged.
        record Same<S>() implements Outcome<S> {}

        /// The first was already merged into a third one.
        record MergedIntoOther<S>(S target) implements Outcome<S> {}

        record Unknown<S>() implements Outcome<S> {}
    }

    private final Store<S> store;
    private final Function<I, Optional<S>> resolve;
    private final BiFunction<S, Merged, ? extends Change<S, ?>> merge;
    private final FinishMerges finishMerges;
    private final Clock clock;

    MergeEntries(
            Store<S> store,
            Function<I, Optional<S>> resolve,
            BiFunction<S, Merged, ? extends Change<S, ?>> merge,
            FinishMerges finishMerges,
            Clock clock) {
        this.store = store;
        this.resolve = resolve;
        this.merge = merge;
        this.finishMerges = finishMerges;
        this.clock = clock;
    }

    public Outcome<S> handle(Command<I> command) {
        var ending = store.find(command.source());
        var target = resolve.apply(command.target());
        if (ending.isEmpty() || target.isEmpty()) return new Outcome.Unknown<>();
        var id = target.get().id();
        if (ending.get().isListed()) {
            if (id.equals(command.source())) return new Outcome.Same<>();
            var into = new Merged(id.value(), clock.instant(), command.by());
            store.change(command.source(), found -> merge.apply(found, into));
        }
        finishMerges.handle();
        var resolved = resolve.apply(command.source());
        if (resolved.isEmpty() || resolved.get().id().equals(command.source())) return new Outcome.Unknown<>();
        var wanted = resolve.apply(command.target()).map(Mergeable::id);
        return wanted.equals(Optional.of(resolved.get().id()))
                ? new Outcome.Done<>(resolved.get())
                : new Outcome.MergedIntoOther<>(resolved.get());
    }
}
