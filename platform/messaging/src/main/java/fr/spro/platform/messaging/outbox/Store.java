package fr.spro.platform.messaging.outbox;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/// The only way to write an aggregate: its state and the events that follow are stored in one atomic write.
///
/// Guarantee 1: what was answered "done" is never lost.
public interface Store<S extends Aggregate> {

    /// Returns the aggregate of this id, if there is one.
    Optional<S> find(TextId id);

    /// Returns the aggregate of this id.
    ///
    /// @throws UnknownAggregate if there is none
    S get(TextId id);

    /// Stores a new aggregate with its first events. Idempotent by the id, which may be a natural key: the
    /// second time nothing is written and the answer is false.
    ///
    /// @throws DuplicateKeyException if a unique index other than the id's is violated
    boolean insert(Change<S, ?> change);

    /// Reads, decides and writes; starts again from the read when another writer came first.
    ///
    /// @return the state as it is stored now
    /// @throws UnknownAggregate if there is none of this id
    /// @throws OutboxFull if too many of its events still wait for Kafka
    /// @throws OptimisticLockingFailureException if other writers came first 50 times in a row
    S change(TextId id, Function<S, ? extends Change<S, ?>> decision);

    /// Carries out a command that commutes with others and publishes nothing. It is guarded by a condition
    /// instead of the version, for a version guard collapses under contention, and touches only fields that
    /// no `change` writes.
    ///
    /// @return whether it was done: there is such a document and the guard holds
    boolean apply(TextId id, CriteriaDefinition guard, UpdateDefinition update);
}
