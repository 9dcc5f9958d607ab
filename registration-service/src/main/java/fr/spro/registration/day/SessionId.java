package fr.spro.registration.day;

import fr.spro.platform.TextId;

/// Identity of a session within its day.
public record SessionId(String value) implements TextId {}
