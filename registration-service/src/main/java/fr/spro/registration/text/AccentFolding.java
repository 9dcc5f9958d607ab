package fr.spro.registration.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Folds text to lower case without accents and ligatures, so that spellings of one name are equal.
public final class AccentFolding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /// Letters that Unicode does not decompose, and the apostrophes that it counts among the letters.
    public static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("œ", "oe"),
            Map.entry("æ", "ae"),
            Map.entry("ß", "ss"),
            Map.entry("þ", "th"),
            Map.entry("ø", "o"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("ħ", "h"),
            Map.entry("ŧ", "t"),
            Map.entry("ŋ", "n"),
            Map.entry("ı", "i"),
            Map.entry("ς", "σ"),
            Map.entry("ʻ", "'"),
            Map.entry("ʼ", "'"),
            Map.entry("ʾ", "'"),
            Map.entry("ʿ", "'"),
            Map.entry("ʹ", "'"));

    private AccentFolding() {}

    public static String fold(String text) {
        // Compatibility decomposition makes a space of an acute accent that was typed as an apostrophe.
        var decomposed = Normalizer.normalize(text.replace('´', '\''), Normalizer.Form.NFKD);
        var letters = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return letters.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> LETTERS.getOrDefault(letter, letter))
                .collect(Collectors.joining());
    }
}
