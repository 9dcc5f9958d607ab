package fr.spro.survey.answer.web;

import fr.spro.survey.answer.Question;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The answers by question; questions without an answer are absent.
public record AnswerForm(Map<Question, String> answers, Set<Question> invalid) {

    static AnswerForm empty() {
        return new AnswerForm(Map.of(), Set.of());
    }

    /// The request parameters that are named like a question.
    static AnswerForm of(Map<String, String> parameters) {
        var answers = new EnumMap<Question, String>(Question.class);
        var invalid = EnumSet.noneOf(Question.class);
        for (var question : Question.values()) {
            var answer = parameters.getOrDefault(question.name(), "").strip();
            if (answer.isEmpty()) continue;
            answers.put(question, answer);
            var fits = question.isFreeText()
                    ? answer.length() <= Question.MAX_TEXT_LENGTH
                    : question.choices().contains(answer);
            if (!fits) invalid.add(question);
        }
        return new AnswerForm(answers, invalid);
    }

    /// The answers in the person's own words.
    public List<String> texts() {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().isFreeText())
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Whether there is no answer or an invalid one.
    public boolean isInvalid() {
        return answers.isEmpty() || !invalid.isEmpty();
    }
}
