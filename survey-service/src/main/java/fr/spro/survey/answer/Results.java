package fr.spro.survey.answer;

import fr.spro.survey.survey.SurveyId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The results of a survey. Fewer than five answers are not shown, since one could guess their authors.
@Service
public class Results {

    private static final int MIN_ANSWERS = 5;

    /// The number of answers with one choice.
    public record Count(String choice, int count) {}

    /// The answers to one question: counts of its choices, or the free texts.
    public record Answers(Question question, int answered, List<Count> counts, List<String> texts) {}

    /// All results; `questions` is empty if there are too few answers.
    public record Page(int sheets, List<Answers> questions) {}

    private final AnswerSheets sheets;

    Results(AnswerSheets sheets) {
        this.sheets = sheets;
    }

    public Page of(SurveyId survey) {
        var all = sheets.findBySurveyOrderById(survey);
        if (all.size() < MIN_ANSWERS) return new Page(all.size(), List.of());
        var questions = List.of(Question.values()).stream()
                .map(question -> answers(question, all))
                .toList();
        return new Page(all.size(), questions);
    }

    private static Answers answers(Question question, List<AnswerSheet> sheets) {
        var given = sheets.stream()
                .map(sheet -> Optional.ofNullable(sheet.answers().get(question)))
                .flatMap(Optional::stream)
                .toList();
        var counts = question.choices().stream()
                .map(choice -> new Count(
                        choice, (int) given.stream().filter(choice::equals).count()))
                .toList();
        return new Answers(question, given.size(), counts, question.isFreeText() ? given : List.of());
    }
}
