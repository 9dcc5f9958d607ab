package fr.spro.platform.person;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A surname, a first name, or both: one line with at least one visible letter, in composed characters (NFC), at most
/// 100.
public final class NameText extends PersonalText {

    /// No text: the first name of a person with only one name, and both names of an erased person.
    public static final NameText NONE = new NameText("");

    public static final int MAX_LENGTH = 100;

    private static final Pattern SPACES = Pattern.compile("[\\p{IsWhite_Space}]+");

    /// Without the joiners, which change how letters of some scripts are written.
    private static final Pattern FORMAT = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]");

    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\uFFFD]");
    private static final Pattern LETTER = Pattern.compile("[\\p{L}&&[^\\u115F\\u1160\\u3164\\uFFA0]]");

    NameText(String value) {
        super(value);
    }

    /// Reads what a person typed, or what a file contains. Spaces of all kinds become one, and invisible characters
    /// are removed.
    ///
    /// @return empty if it is not a name
    public static Optional<NameText> parse(@Nullable String text) {
        if (text == null || text.length() > 10 * MAX_LENGTH) return Optional.empty();
        var spaced =
                SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
        var plain = InvisibleText.strip(FORMAT.matcher(spaced).replaceAll(""));
        return isName(plain) ? Optional.of(new NameText(plain)) : Optional.empty();
    }

    boolean isEmpty() {
        return value().isEmpty();
    }

    /// @throws IllegalArgumentException if it is not a name
    public static NameText of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a name"));
    }

    private static boolean isName(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                && LETTER.matcher(text).find()
                && !UNREADABLE.matcher(text).find()
                && !PageAddress.isIn(text);
    }
}
