package fr.spro.registration.spreadsheet;

import java.util.List;

/// A column of a spreadsheet.
///
/// @param key its name in code, also accepted as heading
/// @param names other accepted headings, ignoring case and accents
public record Column(String key, boolean required, List<String> names) {

    public static Column required(String key, String... names) {
        return new Column(key, true, List.of(names));
    }

    public static Column optional(String key, String... names) {
        return new Column(key, false, List.of(names));
    }

    boolean matches(String heading) {
        var wanted = Texts.lettersAndDigits(heading);
        return Texts.lettersAndDigits(key).equals(wanted)
                || names.stream().anyMatch(name -> Texts.lettersAndDigits(name).equals(wanted));
    }
}
