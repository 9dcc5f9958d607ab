package fr.spro.platform.messaging.outbox;

import java.util.List;

/// What a command decided: the new state, the facts to tell, and whether the state itself is told on the aggregate's
/// compacted topic. The store writes all of it in one atomic write.
public record Change<S extends Aggregate, E>(S state, List<E> events, boolean tellsState, boolean isNone) {

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Aggregate, E> Change<S, E> to(S state, E... events) {
        return new Change<>(state, List.of(events), false, false);
    }

    /// The answer to a command that has nothing left to do, because it was done before.
    public static <S extends Aggregate, E> Change<S, E> none(S state) {
        return new Change<>(state, List.of(), false, true);
    }

    /// The same change, after which readers of the compacted topic shall have the new state too.
    public Change<S, E> tellingState() {
        return new Change<>(state, events, true, isNone);
    }
}
