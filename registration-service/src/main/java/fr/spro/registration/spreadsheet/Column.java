package fr.spro.registration.spreadsheet;

import java.util.List;

/// A column that a table may have.
///
/// @param key its name in code, and one of its headings
/// @param names other headings that mean it, case and accents apart
public record Column(String key, boolean required, List<String> names) {

    public static Column required(String key, String... names) {
        return new Column(key, true, List.of(names));
    }

    public static Column optional(String key, String... names) {
        return new Column(key, false, List.of(names));
    }

    boolean isHeadedBy(String heading) {
        var bare = Texts.bare(heading);
        return Texts.bare(key).equals(bare)
                || names.stream().anyMatch(name -> Texts.bare(name).equals(bare));
    }
}
