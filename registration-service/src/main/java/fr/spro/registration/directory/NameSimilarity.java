package fr.spro.registration.directory;

import fr.spro.registration.text.AccentFolding;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Similarity of names, ignoring order, spelling, accents, small words and common abbreviations.
public final class NameSimilarity {

    private static final Set<String> STOP_WORDS =
            Set.of("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sur");
    private static final Map<String, List<String>> ABBREVIATIONS = Map.of(
            "ml", List.of("mission", "locale"),
            "cio", List.of("centre", "information", "orientation"),
            "ft", List.of("france", "travail"),
            "ij", List.of("info", "jeunes"),
            "cma", List.of("chambre", "metiers", "artisanat"),
            "st", List.of("saint"),
            "ste", List.of("sainte"));
    private static final LevenshteinDistance ONE_TYPO = new LevenshteinDistance(1);
    private static final LevenshteinDistance TWO_TYPOS = new LevenshteinDistance(2);
    private static final int MIN_LENGTH_FOR_ONE_TYPO = 5;
    private static final int MIN_LENGTH_FOR_TWO_TYPOS = 9;

    private NameSimilarity() {}

    /// From 0 to 1. Names with a distinct word each (`Nord` and `Centre`) have at most 0.5.
    static double of(String one, String other) {
        return of(words(one), words(other));
    }

    public static double of(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) return 0;
        var known = count(one, word -> isAmong(word, other));
        var knownBack = count(other, word -> isAmong(word, one));
        var similarity = (known + knownBack) / (double) (one.size() + other.size());
        return known < one.size() && knownBack < other.size() ? similarity / 2 : similarity;
    }

    /// The share of the typed words that a text contains, from 0 to 1; prefixes of words match.
    static double found(Set<String> typed, Set<String> in) {
        if (typed.isEmpty()) return 0;
        var found = count(
                typed, word -> in.stream().anyMatch(candidate -> candidate.startsWith(word)) || isAmong(word, in));
        return found / (double) typed.size();
    }

    /// The words of a name, without small ones and with abbreviations expanded.
    public static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        Arrays.stream(AccentFolding.fold(text).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !STOP_WORDS.contains(word))
                .flatMap(word -> ABBREVIATIONS.containsKey(word) ? ABBREVIATIONS.get(word).stream() : Stream.of(word))
                .forEach(words::add);
        return words;
    }

    private static int count(Collection<String> words, Predicate<String> known) {
        return (int) words.stream().filter(known).count();
    }

    private static boolean isAmong(String word, Set<String> words) {
        if (words.contains(word)) return true;
        if (word.length() < MIN_LENGTH_FOR_ONE_TYPO) return false;
        var distance = word.length() < MIN_LENGTH_FOR_TWO_TYPOS ? ONE_TYPO : TWO_TYPOS;
        return words.stream()
                .filter(candidate -> candidate.length() >= MIN_LENGTH_FOR_ONE_TYPO)
                .anyMatch(candidate -> distance.apply(word, candidate) >= 0);
    }
}
