package fr.spro.registration.kiosk;

import fr.spro.platform.person.PersonName;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A participant as shown on a public tablet: the minimum that distinguishes people.
///
/// @param name the whole name, or its short form if no other is equal
/// @param abbreviation first name and initials
/// @param structure name of the structure; may be empty
public record Guest(String id, String name, String abbreviation, String structure) {

    /// The first name and the initials of the surname, of particles only if there are no others: "Camille D.".
    public static String abbreviate(PersonName name) {
        if (name.first().value().isEmpty()) return name.full();
        var surname = Arrays.asList(name.last().value().split("\\s+"));
        var named = surname.stream()
                .filter(word -> !Character.isLowerCase(word.codePointAt(0)))
                .toList();
        var initials =
                (named.isEmpty() ? surname : named).stream().map(word -> Character.toString(word.codePointAt(0)) + ".");
        return "%s %s".formatted(name.first(), initials.collect(Collectors.joining(" ")));
    }

    Guest abbreviated() {
        return new Guest(id, abbreviation, abbreviation, structure);
    }

    boolean isIndistinguishableFrom(Guest other) {
        return !id.equals(other.id) && name.equals(other.name) && structure.equals(other.structure);
    }
}
