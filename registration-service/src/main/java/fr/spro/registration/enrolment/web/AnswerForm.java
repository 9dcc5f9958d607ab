package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of the answer to one question.
public record AnswerForm(
        @Nullable List<@Nullable String> options, @Nullable String words) {

    static AnswerForm of(Answer answer) {
        return new AnswerForm(List.copyOf(answer.options()), answer.text());
    }

    boolean isChosen(String option) {
        return options != null && options.contains(option);
    }

    Answer answer() {
        var chosen = options == null
                ? List.<String>of()
                : options.stream()
                        .filter(option -> option != null && !option.isEmpty())
                        .map(String::valueOf)
                        .toList();
        return Answer.of(chosen, words);
    }
}
