package fr.spro.survey.answer;

import fr.spro.survey.survey.SurveyId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What the answers to a survey say. Of fewer than five nothing is shown, for one could guess whose they are.
@Service
public class Results {

    private static final int AT_LEAST = 5;

    /// So many chose this.
    public record Count(String choice, int count) {}

    /// How one question was answered: counts of its choices, or what was written.
    public record Answers(Question question, int answered, List<Count> counts, List<String> texts) {}

    /// All of it; `questions` is empty if there are too few answers to show any.
    public record Page(int sheets, List<Answers> questions) {}

    private final AnswerSheets sheets;

    Results(AnswerSheets sheets) {
        this.sheets = sheets;
    }

    public Page of(SurveyId survey) {
        var all = sheets.findBySurveyOrderById(survey);
        if (all.size() < AT_LEAST) return new Page(all.size(), List.of());
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
