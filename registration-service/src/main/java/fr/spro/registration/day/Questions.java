package fr.spro.registration.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything a day asks, in the order of the form.
///
/// @param removed the ids of what it asked once
public record Questions(List<Question> asked, List<QuestionId> removed) {

    public static final Questions NONE = new Questions(List.of(), List.of());

    public Questions {
        asked = List.copyOf(asked);
        removed = List.copyOf(removed);
    }

    public Optional<Question> find(QuestionId id) {
        return asked.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /// With this question in place of the one of the same id, or after all others.
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

    /// With this question one place further up.
    public Questions raised(QuestionId id) {
        var order = new ArrayList<>(asked);
        for (int i = 1; i < order.size(); i++) {
            if (!order.get(i).id().equals(id)) continue;
            order.add(i - 1, order.remove(i));
            break;
        }
        return new Questions(order, removed);
    }

    /// These instead of those; what is not among them any more is removed.
    public Questions replacedBy(List<Question> wanted) {
        var gone = asked.stream()
                .map(Question::id)
                .filter(id ->
                        wanted.stream().noneMatch(question -> question.id().equals(id)));
        return new Questions(wanted, Stream.concat(removed.stream(), gone).toList());
    }

    /// Whether meals or accessibility have a question of their own.
    public boolean coverNeeds() {
        return asked.stream().anyMatch(question -> question.kind().isAboutNeeds());
    }

    /// What is wrong with answers, by the id of the question.
    ///
    /// @param complete whether all that is required must be there
    public Map<String, Answer.Fault> faults(Map<String, Answer> answers, boolean complete) {
        var faults = new LinkedHashMap<String, Answer.Fault>();
        for (var question : asked) {
            var id = question.id().value();
            question.fault(answers.get(id), complete).ifPresent(fault -> faults.put(id, fault));
        }
        for (var id : answers.keySet()) {
            if (find(new QuestionId(id)).isEmpty()) faults.put(id, Answer.Fault.UNKNOWN_QUESTION);
        }
        return faults;
    }

    /// Those of the answers that are still asked for.
    public Map<String, Answer> stillAsked(Map<String, @Nullable Answer> answers) {
        var asked = new HashMap<String, Answer>();
        for (var question : asked()) {
            var answer = answers.get(question.id().value());
            if (answer != null && !answer.saysNothing()) asked.put(question.id().value(), answer);
        }
        return Map.copyOf(asked);
    }

    /// Nothing asked, for a day that was stored before there were questions.
    public static Questions orNone(@Nullable Questions questions) {
        return Objects.requireNonNullElse(questions, NONE);
    }
}
