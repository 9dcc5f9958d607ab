package fr.spro.registration.day;

import static fr.spro.registration.day.ExampleQuestions.HOPES;
import static fr.spro.registration.day.ExampleQuestions.MEAL;
import static fr.spro.registration.day.ExampleQuestions.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Question.Kind;
import fr.spro.suite.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Changes of the questions of a published day.
class QuestionChangesTests extends InMemoryService {

    @Test
    void rejects_another_kind_longer_retention_or_fewer_options_of_a_published_question() {
        publish(10, 5);
        addQuestions(TRAIN);

        assertThat(violations(questions -> questions.with(with(TRAIN, Kind.CHOICES, TRAIN.options(), 7))))
                .containsExactly("question-kind-changed");
        assertThat(violations(questions -> questions.with(with(TRAIN, Kind.CHOICE, TRAIN.options(), 8))))
                .containsExactly("retention-extended");
        var others = List.of(TRAIN.options().getFirst(), new Option("bike", LocalizedText.french("À vélo")));
        assertThat(violations(questions -> questions.with(with(TRAIN, Kind.CHOICE, others, 7))))
                .containsExactly("option-removed");
        assertThat(violations(questions -> questions.with(with(TRAIN, Kind.CHOICE, TRAIN.options(), 3))))
                .isEmpty();
        assertThat(violations(questions -> questions.without(TRAIN.id()))).isEmpty();
        assertThat(violations(questions -> questions.with(TRAIN)))
                .as("an id is never given again")
                .containsExactly("question-removed");
    }

    @Test
    void a_copied_day_has_the_same_questions() {
        publish(10, 5);
        addQuestions(MEAL, TRAIN);
        editDay(questions -> questions.without(TRAIN.id()));

        var copy = new DayId(day.value() + "-2");
        assertThat(duplicateDay.handle(new DuplicateDay.Command(
                        day,
                        copy,
                        "copy",
                        LocalizedText.french("Encore une journée"),
                        LocalDate.of(2029, 1, 8),
                        "camille")))
                .isInstanceOf(DraftDay.Outcome.Drafted.class);

        assertThat(days.findById(copy).orElseThrow().questions()).isEqualTo(new Questions(List.of(MEAL), List.of()));
    }

    @Test
    void publishes_every_version_of_a_published_day() {
        publish(10, 5);
        addQuestions(HOPES);

        var version = find().version();
        assertThat(events(day))
                .last()
                .isInstanceOfSatisfying(
                        DayEvent.DayChanged.class,
                        fact -> assertThat(fact.day().version()).isEqualTo(version));
    }

    private void addQuestions(Question... questions) {
        editDay(_ -> new Questions(List.of(questions), List.of()));
    }

    private EditDay.Outcome editDay(UnaryOperator<Questions> change) {
        var now = find();
        return editDay.handle(
                new EditDay.Command(day, "camille", DayEdit.Rewrite.as(now.with(change.apply(now.questions())))));
    }

    private List<String> violations(UnaryOperator<Questions> change) {
        return editDay(change) instanceof EditDay.Outcome.Invalid(var violations)
                ? violations.stream().map(Violation::code).toList()
                : List.of();
    }

    private static Question with(Question question, Kind kind, List<Option> options, int keptDays) {
        return new Question(
                question.id(),
                kind,
                question.wording(),
                question.help(),
                options,
                question.required(),
                question.purpose(),
                keptDays);
    }
}
