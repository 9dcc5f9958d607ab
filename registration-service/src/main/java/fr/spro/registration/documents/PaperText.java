package fr.spro.registration.documents;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prepares texts for the renderer of the documents, which neither joins letters nor writes from right to left.
final class PaperText {

    /// Tags, whose attributes are not printed, and parts of a text that are written from right to left.
    private static final Pattern TAG_OR_RIGHT_TO_LEFT = Pattern.compile(
            "<[^>]*>|[\\p{IsArabic}\\p{IsHebrew}](?:[\\p{IsArabic}\\p{IsHebrew}\\p{M}\\u0640\\u200C\\u200D"
                    + " '’\\u00A0\\-]*[\\p{IsArabic}\\p{IsHebrew}\\p{M}])?");

    /// Control characters, lone surrogates, and what XML does not allow.
    private static final Pattern UNREADABLE =
            Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Cc}&&[^\\n\\r\\t]]|[\\x{FE00}-\\x{FE0F}]");

    private PaperText() {}

    /// Composes accents, since fonts have composed letters.
    static String prepared(String page) {
        var composed = Normalizer.normalize(page, Normalizer.Form.NFC);
        var written = TAG_OR_RIGHT_TO_LEFT
                .matcher(composed)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("<") ? found.group() : leftToRight(found.group())));
        return UNREADABLE.matcher(written).replaceAll("");
    }

    /// Whether the fonts have all letters of a text.
    static boolean isPrintable(String text) {
        return prepared(text.replace('<', ' '))
                .codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .allMatch(letter -> PaperFont.REGULAR.has(letter) && PaperFont.BOLD.has(letter));
    }

    /// The same text in the order in which it stands on paper; it does not break between words.
    private static String leftToRight(String text) {
        return String.join("", ArabicForms.joined(text.replace(' ', '\u00A0')).reversed());
    }
}
