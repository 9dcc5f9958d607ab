package fr.spro.registration.spreadsheet;

import java.util.List;

/// A column of a spreadsheet.
///
/// @param key its name in code, also accepted as heading
/// @param names other accepted headings, ignoring case and accents; one that ends with a colon accepts all
/// that begin so
/// @param isRead whether its cells are read; otherwise it is known, and left out
public record Column(String key, boolean required, List<String> names, boolean isRead) {

    private static final String COLON = ":";

    public Column(String key, boolean required, List<String> names) {
        this(key, required, names, true);
    }

    public static Column required(String key, String... names) {
        return new Column(key, true, List.of(names));
    }

    public static Column optional(String key, String... names) {
        return new Column(key, false, List.of(names));
    }

    /// A column of our own exports that says what we know ourselves.
    public static Column leftOut(String key, String... names) {
        return new Column(key, false, List.of(names), false);
    }

    boolean matches(String heading) {
        var wanted = Texts.lettersAndDigits(heading);
        return Texts.lettersAndDigits(key).equals(wanted)
                || names.stream()
                        .anyMatch(name -> Texts.lettersAndDigits(name).equals(wanted) || begins(name, heading));
    }

    private static boolean begins(String name, String heading) {
        var colon = heading.indexOf(COLON);
        return name.endsWith(COLON)
                && colon > 0
                && Texts.lettersAndDigits(heading.substring(0, colon)).equals(Texts.lettersAndDigits(name));
    }
}
