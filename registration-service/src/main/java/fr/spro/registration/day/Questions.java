package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.violation.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The questions of a day, in the order of the form.
///
/// @param removed the ids of removed questions
public record Questions(List<Question> asked, List<QuestionId> removed) {

    public static final Questions NONE = new Questions(List.of(), List.of());

    public Questions {
        asked = List.copyOf(asked);
        removed = List.copyOf(removed);
    }

    public Optional<Question> find(QuestionId id) {
        return asked.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /// @throws UnknownAggregate if it is not asked
    public Question get(QuestionId id) {
        return find(id).orElseThrow(() -> new UnknownAggregate(Question.class, id));
    }

    /// Replaces the question with the same id, or appends it.
    public Questions with(Question question) {
        if (find(question.id()).isEmpty()) {
            return new Questions(
                    Stream.concat(asked.stream(), Stream.of(question)).toList(), removed);
        }
        return new Questions(
                asked.stream()
                        .map(other -> other.id().equals(question.id()) ? question : other)
                        .toList(),
                removed);
    }

    public Questions without(QuestionId id) {
        return replacedBy(
                asked.stream().filter(question -> !question.id().equals(id)).toList());
    }

    /// Moves this question up by one.
    public Questions movedUp(QuestionId id) {
        var order = new ArrayList<>(asked);
        for (int i = 1; i < order.size(); i++) {
            if (!order.get(i).id().equals(id)) continue;
            order.add(i - 1, order.remove(i));
            break;
        }
        return new Questions(order, removed);
    }

    /// Replaces all questions; missing ones are removed.
    public Questions replacedBy(List<Question> wanted) {
        var gone = asked.stream()
                .map(Question::id)
                .filter(id ->
                        wanted.stream().noneMatch(question -> question.id().equals(id)));
        return new Questions(wanted, Stream.concat(removed.stream(), gone).toList());
    }

    /// Whether there is a question about meals or accessibility.
    public boolean hasNeedsQuestion() {
        return !aboutNeeds().isEmpty();
    }

    /// Those about meals or accessibility.
    public List<Question> aboutNeeds() {
        return asked.stream().filter(question -> question.kind().isAboutNeeds()).toList();
    }

    /// Validates answers by the ids of their questions.
    ///
    /// @param complete whether all required answers must be present
    public List<Violation> violations(Map<String, Answer> answers, boolean complete) {
        var ofQuestions = asked.stream()
                .flatMap(
                        question -> question.violation(answers.get(question.id().value()), complete).stream());
        var unknown = answers.keySet().stream()
                .filter(id -> find(new QuestionId(id)).isEmpty())
                .map(id -> Violation.of(path(id), "question-not-asked", id));
        return Stream.concat(ofQuestions, unknown).toList();
    }

    static String path(String question) {
        return "answers[%s]".formatted(question);
    }

    /// The answers whose questions still exist.
    public Map<String, Answer> stillAsked(Map<String, @Nullable Answer> answers) {
        var asked = new HashMap<String, Answer>();
        for (var question : asked()) {
            var answer = answers.get(question.id().value());
            if (answer != null && !answer.hasNoContent())
                asked.put(question.id().value(), answer);
        }
        return Map.copyOf(asked);
    }

    /// No questions, for a day that was stored before there were questions.
    public static Questions orNone(@Nullable Questions questions) {
        return Objects.requireNonNullElse(questions, NONE);
    }
}
