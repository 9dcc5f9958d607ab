package fr.spro.registration.spreadsheet;

import fr.spro.registration.text.AccentFolding;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// Comparison and checks of texts from files.
public final class Texts {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F\\uFEFF]+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Texts() {}

    /// Normalises case, accents, spaces and apostrophes, for comparison.
    public static String normalise(String text) {
        return oneLine(AccentFolding.fold(text).replace('’', '\''));
    }

    /// Only letters and digits.
    static String lettersAndDigits(String text) {
        return NOT_WORDS.matcher(normalise(text)).replaceAll("");
    }

    public static String oneLine(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /// Normalised for storage: composed and trimmed.
    static String clean(String text) {
        var composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.replace('\u00A0', ' ').strip();
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    public static boolean isUnprintable(String text) {
        return text.codePoints()
                .anyMatch(letter -> letter != '\n' && letter != '\r' && letter != '\t' && Character.isISOControl(letter)
                        || letter == 0xFFFD);
    }
}
