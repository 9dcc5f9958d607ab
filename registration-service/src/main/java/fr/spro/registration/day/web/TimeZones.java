package fr.spro.registration.day.web;

import fr.spro.suite.Dates;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time zones that a day may have: those of the French regions.
final class TimeZones {

    /// As a pattern, for the API.
    static final String KNOWN = "Europe/Paris|America/(Guadeloupe|Martinique|Cayenne|Miquelon)"
            + "|Indian/(Reunion|Mayotte)|Pacific/(Noumea|Wallis|Tahiti)";

    private static final List<String> IDS = List.of(
            "Europe/Paris",
            "America/Guadeloupe",
            "America/Martinique",
            "America/Cayenne",
            "America/Miquelon",
            "Indian/Reunion",
            "Indian/Mayotte",
            "Pacific/Noumea",
            "Pacific/Wallis",
            "Pacific/Tahiti");

    /// A choice in the form of a day.
    record Choice(String id, String city, String name) {}

    private TimeZones() {}

    /// All but that of the network, which is the default.
    static List<Choice> others(Locale language) {
        return IDS.stream()
                .filter(id -> !id.equals(Dates.ZONE.getId()))
                .map(id -> new Choice(id, city(id), Dates.nameOf(ZoneId.of(id), language)))
                .toList();
    }

    /// That of the network if none is given.
    ///
    /// @return empty if it is not one of them
    static Optional<ZoneId> find(@Nullable String id) {
        var text = FormParsing.orNull(id);
        if (text == null) return Optional.of(Dates.ZONE);
        return text.matches(KNOWN) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }

    private static String city(String id) {
        return switch (id) {
            case "Indian/Reunion" -> "La Réunion";
            case "Pacific/Noumea" -> "Nouméa";
            case "America/Miquelon" -> "Saint-Pierre-et-Miquelon";
            default -> id.substring(id.indexOf('/') + 1);
        };
    }
}
