package fr.spro.platform.messaging.inbox;

/// A projection of an aggregate of another service, at the version that was consumed.
public interface VersionedView {
    String id();

    long version();
}
