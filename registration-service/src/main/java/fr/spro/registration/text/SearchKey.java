package fr.spro.registration.text;

import fr.spro.platform.person.NameText;
import fr.spro.platform.person.PersonName;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Folds texts to the words by which they are found: without accents, case, apostrophes and hyphens. A compound is
/// there in parts and as one word: "d’Arcy" is found by "d", "arcy" and "darcy".
public final class SearchKey {

    /// Between the surname, the first name and further words. Sorts before every word, so that "Martin" precedes
    /// "Martin-Dupont".
    private static final String SEPARATOR = "  ";

    private SearchKey() {}

    /// The words of a text.
    public static String of(String text) {
        var words = new LinkedHashSet<String>();
        for (var token : tokens(text)) {
            words.addAll(words(token));
            words.add(joined(token));
        }
        return String.join(" ", words);
    }

    /// The words of a name, which also sort it: surname, first name, then those by which it is only found.
    public static String of(PersonName name) {
        var compounds = new LinkedHashSet<String>();
        for (var part : List.of(name.last(), name.first())) {
            tokens(part.value()).forEach(token -> compounds.add(joined(token)));
            compounds.add(joined(part.value()));
        }
        compounds.remove("");
        words(name).forEach(compounds::remove);
        return String.join(SEPARATOR, sorted(name.last()), sorted(name.first()), String.join(" ", compounds));
    }

    /// The alternatives of a search: a key matches if each word of one of them begins a word of the key. Empty if
    /// nothing was typed that has letters or digits.
    public static Set<List<String>> alternatives(String typed) {
        var alternatives = new LinkedHashSet<List<String>>();
        alternatives.add(words(typed));
        alternatives.add(tokens(typed).stream().map(SearchKey::joined).toList());
        alternatives.add(List.of(joined(typed)));
        alternatives.removeIf(words -> words.isEmpty() || words.contains(""));
        return alternatives;
    }

    /// Appends keys, so that one text is searched.
    public static String join(String... keys) {
        return Arrays.stream(keys).filter(key -> !key.isEmpty()).collect(Collectors.joining(SEPARATOR));
    }

    private static String sorted(NameText part) {
        return String.join(" ", words(part.value()));
    }

    private static Set<String> words(PersonName name) {
        var words = new LinkedHashSet<>(words(name.last().value()));
        words.addAll(words(name.first().value()));
        return words;
    }

    private static List<String> tokens(String text) {
        return Arrays.stream(AccentFolding.fold(text).split("\\p{IsWhite_Space}+"))
                .filter(token -> !joined(token).isEmpty())
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(AccentFolding.fold(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String joined(String text) {
        return AccentFolding.fold(text).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
