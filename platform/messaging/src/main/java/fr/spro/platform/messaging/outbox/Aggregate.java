package fr.spro.platform.messaging.outbox;

/// What one document holds and one command changes, together with the facts that follow from the change.
public interface Aggregate {
    TextId id();

    /// How often commands have changed it: 0 before it is stored, set by the store from then on.
    long version();
}
