package fr.spro.registration.kiosk;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A participant as shown on a public tablet: the minimum that distinguishes people.
///
/// @param name the first name and initials, or the whole name if several would be equal
/// @param structure name of the structure; may be empty
public record Guest(String id, String name, String structure) {

    /// The first word of a name and the initials of the others, of particles only if there are no others:
    /// "Camille D.".
    public static String abbreviate(String name) {
        var words = Arrays.asList(name.strip().split("\\s+"));
        var others = words.subList(1, words.size());
        var named = others.stream()
                .filter(word -> !Character.isLowerCase(word.codePointAt(0)))
                .toList();
        var initials =
                (named.isEmpty() ? others : named).stream().map(word -> Character.toString(word.codePointAt(0)) + ".");
        return Stream.concat(Stream.of(words.getFirst()), initials).collect(Collectors.joining(" "));
    }

    Guest abbreviated() {
        return new Guest(id, abbreviate(name), structure);
    }

    boolean isIndistinguishableFrom(Guest other) {
        return !id.equals(other.id) && name.equals(other.name) && structure.equals(other.structure);
    }
}
