package fr.spro.platform.web;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names the notes beside a form field, for its `aria-describedby`: help text, stored value and error.
public final class FieldNotes {

    /// @param stored the stored values of a stale form, by field; null if it is not stale
    /// @return the ids of the notes; null if there is none
    public @Nullable String of(String field, boolean hasHelp, boolean hasError, @Nullable Map<String, String> stored) {
        var notes = Stream.of(
                        hasHelp ? "help" : "",
                        stored != null && stored.containsKey(field) ? "stored" : "",
                        hasError ? "error" : "")
                .filter(note -> !note.isEmpty())
                .map(note -> field + "-" + note)
                .collect(Collectors.joining(" "));
        return notes.isEmpty() ? null : notes;
    }
}
