package fr.spro.platform.messaging.outbox;

/// What a service does after its store was restored: it raises version numbers of its own that it publishes, and
/// publishes again what is not on a compacted topic. Idempotent.
public interface RestoreStep {

    /// @param floor numbers below it may have been published with another meaning
    void run(long floor);
}
