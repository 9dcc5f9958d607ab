package fr.spro.registration.day.web;

import fr.spro.registration.day.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question of a day to its participants in the API.
record DayQuestionView(
        String id,
        Question.Kind kind,
        DayLocalizedTextView wording,
        @Nullable DayLocalizedTextView help,
        List<DayOptionView> options,
        boolean required,
        DayLocalizedTextView purpose,
        int keptDays) {

    static DayQuestionView of(Question question) {
        var help = question.help();
        return new DayQuestionView(
                question.id().value(),
                question.kind(),
                DayLocalizedTextView.of(question.wording()),
                help == null ? null : DayLocalizedTextView.of(help),
                question.options().stream()
                        .map(option -> new DayOptionView(option.id(), DayLocalizedTextView.of(option.label())))
                        .toList(),
                question.required(),
                DayLocalizedTextView.of(question.purpose()),
                question.keptDays());
    }
}
