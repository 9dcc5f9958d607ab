package fr.spro.registration.day;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to one question: ids of options, free text, or both.
public record Answer(List<String> options, @Nullable String text) {

    public static final int MAX_LENGTH = 1000;

    public static Answer of(List<String> options, @Nullable String text) {
        return new Answer(options.stream().distinct().toList(), text == null || text.isBlank() ? null : text.strip());
    }

    public boolean hasNoContent() {
        return options.isEmpty() && text == null;
    }
}
