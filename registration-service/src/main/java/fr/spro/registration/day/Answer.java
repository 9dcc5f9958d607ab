package fr.spro.registration.day;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to one question: ids of options, free text, or both.
public record Answer(List<String> options, @Nullable String words) {

    public static final int LONGEST = 1000;

    public static Answer of(List<String> options, @Nullable String words) {
        return new Answer(
                options.stream().distinct().toList(), words == null || words.isBlank() ? null : words.strip());
    }

    public boolean saysNothing() {
        return options.isEmpty() && words == null;
    }
}
