package fr.spro.platform.messaging.outbox;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/// The only way to write an aggregate: its state and the events that follow are stored in one atomic write.
///
/// Guarantee 1: a confirmed command is never lost.
public interface Store<S extends Aggregate> {

    /// Returns the aggregate with this id, if it exists.
    Optional<S> find(TextId id);

    /// Returns the aggregate with this id.
    ///
    /// @throws UnknownAggregate if there is none
    S get(TextId id);

    /// Stores a new aggregate with its first events. Idempotent by the id, which may be a natural key:
    /// returns false and writes nothing if it exists.
    ///
    /// @throws DuplicateKeyException if a unique index other than the id's is violated
    boolean insert(Change<S, ?> change);

    /// The stored state.
    ///
    /// @param changed false if the decision was a no-op and nothing was written
    record Result<S>(S state, boolean changed) {}

    /// Reads, decides and writes; retries from the read after a concurrent change.
    ///
    /// @return the outcome of the last decision
    /// @throws UnknownAggregate if there is none
    /// @throws OutboxFull if too many of its events are unpublished
    /// @throws OptimisticLockingFailureException after 50 concurrent changes in a row
    <R> R handle(TextId id, Function<S, Decision<S, R>> decision);

    /// The same for callers that ask whether anything was changed.
    default Result<S> decide(TextId id, Function<S, ? extends Change<S, ?>> decision) {
        return handle(id, found -> {
            var change = decision.apply(found);
            return new Decision<>(change, state -> new Result<>(state, !change.isNone()));
        });
    }

    /// The same for callers to whom a no-op is as good as a change.
    ///
    /// @return the stored state
    default S change(TextId id, Function<S, ? extends Change<S, ?>> decision) {
        return decide(id, decision).state();
    }

    /// Carries out a command that commutes with others and publishes nothing. It is guarded by a condition
    /// instead of the version, which would fail under contention, and updates only fields that no `change`
    /// writes.
    ///
    /// @return whether it was done: the document exists and the guard holds
    boolean apply(TextId id, CriteriaDefinition guard, UpdateDefinition update);
}
