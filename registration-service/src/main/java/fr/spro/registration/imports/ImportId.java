package fr.spro.registration.imports;

import fr.spro.platform.TextId;

/// Identity of an import.
public record ImportId(String value) implements TextId {}
