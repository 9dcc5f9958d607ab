package fr.spro.survey.answer;

import java.util.List;
import java.util.stream.IntStream;

/// The questions of the satisfaction survey. All but the last have choices; nobody has to answer any.
public enum Question {
    OVERALL(IntStream.rangeClosed(1, 5).mapToObj(String::valueOf).toList()),
    CONTENT(OVERALL.choices),
    ORGANISATION(OVERALL.choices),
    RECOMMEND(List.of("yes", "perhaps", "no")),
    COMMENT(List.of());

    private final List<String> choices;

    Question(List<String> choices) {
        this.choices = choices;
    }

    /// What can be chosen, in the order of the page; empty where one writes freely.
    public List<String> choices() {
        return choices;
    }

    public boolean isFreeText() {
        return choices.isEmpty();
    }
}
