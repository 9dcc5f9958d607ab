package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of an import.
public record ImportId(String value) implements TextId {}
