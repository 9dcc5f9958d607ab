package fr.spro.platform.person;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of a person: a surname, and a first name unless the person has only one name.
///
/// @param first empty if there is only one name
/// @param last the surname, or the only name
public record PersonName(NameText first, NameText last) {

    /// No name: of an erased person, or of a row without a valid one.
    public static final PersonName NONE = new PersonName(NameText.NONE, NameText.NONE);

    /// Reads both names as a person typed them; the first name may be empty.
    ///
    /// @return empty if one of them is not a name
    public static Optional<PersonName> parse(@Nullable String first, @Nullable String last) {
        var given = first == null || InvisibleText.strip(first).isEmpty()
                ? Optional.of(NameText.NONE)
                : NameText.parse(first);
        return given.flatMap(one -> NameText.parse(last).map(other -> new PersonName(one, other)));
    }

    /// @throws IllegalArgumentException if one of them is not a name
    public static PersonName of(@Nullable String first, String last) {
        return parse(first, last).orElseThrow(() -> new IllegalArgumentException("Not a name"));
    }

    /// Restores a name from its full form and its surname, or splits the full form if the surname does not end it.
    public static PersonName stored(String full, @Nullable String last) {
        if (full.equals(last)) return new PersonName(NameText.NONE, new NameText(full));
        if (last == null || !full.endsWith(" " + last)) return SplitName.of(full);
        var first = full.substring(0, full.length() - last.length() - 1);
        return new PersonName(new NameText(first), new NameText(last));
    }

    /// "Zoë Lecœur", for greetings, badges and attestations.
    public String full() {
        return first.isEmpty() ? last.value() : first + " " + last;
    }

    /// "LECŒUR Zoë", for lists sorted by surname.
    public String listed() {
        var surname = last.value().toUpperCase(Locale.ROOT);
        return first.isEmpty() ? surname : surname + " " + first;
    }

    @Override
    public String toString() {
        return full();
    }
}
