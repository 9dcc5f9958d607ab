package fr.spro.platform.messaging.outbox;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/// A store that passes on what a test does not change.
public interface ForwardingStore<S extends Aggregate> extends Store<S> {

    /// The store behind it.
    Store<S> store();

    @Override
    default Optional<S> find(TextId id) {
        return store().find(id);
    }

    @Override
    default S get(TextId id) {
        return store().get(id);
    }

    @Override
    default boolean insert(Change<S, ?> change) {
        return store().insert(change);
    }

    @Override
    default <R> R handle(TextId id, Function<S, Decision<S, R>> decision) {
        return store().handle(id, decision);
    }

    @Override
    default boolean apply(TextId id, CriteriaDefinition guard, UpdateDefinition update) {
        return store().apply(id, guard, update);
    }
}
