package fr.spro.survey.answer;

import java.util.List;
import java.util.stream.IntStream;

/// The questions of the satisfaction survey, all optional. All but the last have choices.
public enum Question {
    OVERALL(IntStream.rangeClosed(1, 5).mapToObj(String::valueOf).toList()),
    CONTENT(OVERALL.choices),
    ORGANISATION(OVERALL.choices),
    RECOMMEND(List.of("yes", "perhaps", "no")),
    COMMENT(List.of());

    /// The maximum length of a free text.
    public static final int MAX_TEXT_LENGTH = 2000;

    private final List<String> choices;

    Question(List<String> choices) {
        this.choices = choices;
    }

    /// The choices in the order of the page; empty for free text.
    public List<String> choices() {
        return choices;
    }

    public boolean isFreeText() {
        return choices.isEmpty();
    }
}
