package fr.spro.platform.messaging.outbox;

/// State that is stored in one document and changed by one command at a time, together with its events.
public interface Aggregate {
    TextId id();

    /// The number of changes: 0 before it is stored, maintained by the store.
    long version();
}
