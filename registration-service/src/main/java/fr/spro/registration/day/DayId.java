package fr.spro.registration.day;

import fr.spro.platform.TextId;

/// Identity of a regional day: the last part of its address, for ever.
public record DayId(String value) implements TextId {}
