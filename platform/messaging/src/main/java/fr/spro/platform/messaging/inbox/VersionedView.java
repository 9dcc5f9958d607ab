package fr.spro.platform.messaging.inbox;

/// What this service remembers of something that another service told as a whole: `heard` is the version it told.
public interface VersionedView {
    String id();

    long heard();
}
