package fr.spro.registration.directory;

import fr.spro.platform.TextId;

/// Identity of a local group.
public record GroupId(String value) implements TextId {}
