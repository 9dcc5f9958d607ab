package fr.spro.platform.person;

import java.util.regex.Pattern;

/// Characters that nobody sees: spaces of all kinds, and those that Unicode ignores by default.
final class InvisibleText {

    /// Marks without a glyph of their own that are in no category of format characters: the grapheme joiner, the
    /// Hangul fillers, the Braille blank, and the variation selectors.
    private static final String OTHER =
            "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}";

    static final String ONE = "[\\p{IsWhite_Space}\\p{Cf}" + OTHER + "]";
    private static final Pattern ENDS = Pattern.compile("^%1$s+|%1$s+$".formatted(ONE));
    private static final Pattern ANY = Pattern.compile(ONE);

    private InvisibleText() {}

    static String strip(String text) {
        return ENDS.matcher(text).replaceAll("");
    }

    static String remove(String text) {
        return ANY.matcher(text).replaceAll("");
    }

    static boolean isIn(String text) {
        return ANY.matcher(text).find();
    }
}
