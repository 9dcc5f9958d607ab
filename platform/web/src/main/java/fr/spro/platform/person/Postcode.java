package fr.spro.platform.person;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A French postal code: five digits, of which the first may be a zero.
public record Postcode(String value) {

    private static final Pattern CODE = Pattern.compile("(?!00000)\\d{5}");

    /// As typed by people, or by spreadsheets that keep a leading zero: `F-01000`, `'01000` and `="01000"`.
    private static final Pattern WRITTEN = Pattern.compile("(?:=\"|['’])?(?i:FR?[-‐‑–]?)?(\\d+)\"?");

    /// Bounds what is read, with spaces.
    private static final int MAX_TYPED_LENGTH = 100;

    private static final int WITHOUT_ZERO = 4;

    public Postcode {
        if (!CODE.matcher(value).matches()) throw new IllegalArgumentException("Not a postal code");
    }

    /// Reads what a person typed, or what a file contains. Spaces and invisible characters are removed.
    ///
    /// @return empty if it is not a postal code
    public static Optional<Postcode> parse(@Nullable String text) {
        var digits = digits(text);
        return CODE.matcher(digits).matches() ? Optional.of(new Postcode(digits)) : Optional.empty();
    }

    /// Whether the text is a number of four digits, from which a spreadsheet has probably removed the zero.
    public static boolean isWithoutZero(@Nullable String text) {
        return digits(text).length() == WITHOUT_ZERO;
    }

    private static String digits(@Nullable String text) {
        if (text == null || text.length() > MAX_TYPED_LENGTH) return "";
        var written = WRITTEN.matcher(InvisibleText.remove(text));
        return written.matches() ? written.group(1) : "";
    }

    @Override
    public String toString() {
        return value;
    }
}
