package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a local group.
public record GroupId(String value) implements TextId {}
