package fr.spro.notification.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text as it may stand in a header of a mail: one line that mail programs show as it was written.
final class HeaderText {

    /// Jakarta Mail folds them, and a mail program may take them for the end of the header.
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    /// The beginning of an encoded word (RFC 2047), in which anything could be hidden.
    private static final String ENCODED = "=?";

    private HeaderText() {}

    static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").replace(ENCODED, "= ?").strip();
    }

    static @Nullable String ofOptional(@Nullable String text) {
        return text == null ? null : of(text);
    }
}
