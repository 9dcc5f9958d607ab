package fr.spro.platform.messaging;

/// What this service remembers of something that another service told as a whole: `heard` is the version it told.
public interface Heard {
    String id();

    long heard();
}
