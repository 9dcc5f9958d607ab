package fr.spro.registration.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Folds text to lower case without accents and ligatures, so that spellings of one name are equal.
public final class AccentFolding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private AccentFolding() {}

    public static String fold(String text) {
        var letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return letters.codePoints().mapToObj(AccentFolding::base).collect(Collectors.joining());
    }

    /// Latin letters that Unicode does not decompose.
    private static String base(int letter) {
        return switch (letter) {
            case 'œ' -> "oe";
            case 'æ' -> "ae";
            case 'ß' -> "ss";
            case 'þ' -> "th";
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'ı' -> "i";
            default -> Character.toString(letter);
        };
    }
}
