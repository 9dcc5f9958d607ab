package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a welcome structure.
public record StructureId(String value) implements TextId {}
