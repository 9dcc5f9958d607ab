package fr.spro.registration.intake;

import fr.spro.platform.TextId;

/// Identity of an import.
public record IntakeId(String value) implements TextId {}
