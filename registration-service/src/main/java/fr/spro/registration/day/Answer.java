package fr.spro.registration.day;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody answered to one question: ids of options, own words, or both.
public record Answer(List<String> options, @Nullable String words) {

    public static final int LONGEST = 1000;

    /// Why an answer cannot be taken.
    public enum Fault {
        MISSING,
        UNKNOWN_OPTION,
        ONE_OPTION_ONLY,
        WORDS_UNWANTED,
        TOO_LONG,
        UNKNOWN_QUESTION
    }

    public static Answer of(List<String> options, @Nullable String words) {
        return new Answer(
                options.stream().distinct().toList(), words == null || words.isBlank() ? null : words.strip());
    }

    public boolean saysNothing() {
        return options.isEmpty() && words == null;
    }
}
