package fr.spro.registration.imports;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Parses answers as an export writes them: labels or ids of options, and free text, separated by bars.
final class ReadAnswers {

    private final RegionalDay day;
    private final Map<Question, Map<String, String>> labels = new HashMap<>();

    ReadAnswers(RegionalDay day, QuestionTexts texts) {
        this.day = day;
        for (var question : day.questions().asked()) labels.put(question, labels(question, texts));
    }

    private static Map<String, String> labels(Question question, QuestionTexts texts) {
        var options = new HashMap<String, String>();
        for (var id : question.choices()) {
            for (var language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                options.put(Texts.normalise(texts.option(question, id, language)), id);
            }
            options.put(Texts.normalise(id), id);
        }
        return options;
    }

    Map<String, Answer> answers(Row row, FileViolations violations) {
        var answers = new HashMap<String, Answer>();
        labels.forEach((question, options) -> {
            var column = PeopleColumns.answer(question);
            var answer = answer(question, options, row.get(column));
            if (answer.hasNoContent()) return;
            if (Texts.isUnprintable(row.get(column))) violations.add(row, column, "unprintable");
            var id = question.id().value();
            for (var violation : day.questions().violations(Map.of(id, answer), false)) {
                violations.add(
                        row, column, violation.code(), violation.arguments().toArray());
            }
            answers.put(id, answer);
        });
        return answers;
    }

    private static Answer answer(Question question, Map<String, String> options, String text) {
        if (options.isEmpty()) return Answer.of(List.of(), text);
        var chosen = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var part : text.split("\\|", -1)) {
            var option = options.get(Texts.normalise(part));
            if (option != null) chosen.add(option);
            else if (!part.isBlank()) others.add(part.strip());
        }
        if (question.kind().allowsFreeText()) return Answer.of(chosen, String.join(" | ", others));
        chosen.addAll(others);
        return Answer.of(chosen, null);
    }
}
