package fr.spro.registration.day.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The form of one option; empty rows are ignored.
///
/// @param id of an existing option
public record OptionForm(
        @Nullable String id,
        @Nullable String french,
        @Nullable String english) {

    static final OptionForm EMPTY = new OptionForm("", "", "");

    /// As it is shown where only text is.
    @Override
    public String toString() {
        return Stream.of(french, english)
                .filter(label -> label != null && !label.isBlank())
                .collect(Collectors.joining(" / "));
    }
}
