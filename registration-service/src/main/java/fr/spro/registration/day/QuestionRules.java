package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Validates the questions of a day.
final class QuestionRules {

    private static final int MIN_OPTIONS = 2;

    private final Questions questions;
    private final List<Violation> violations = new ArrayList<>();

    private QuestionRules(Questions questions) {
        this.questions = questions;
    }

    static List<Violation> violations(Questions questions) {
        var checked = new QuestionRules(questions);
        var ids = new HashSet<QuestionId>();
        for (int i = 0; i < questions.asked().size(); i++) {
            var question = questions.asked().get(i);
            var id = question.id();
            if (!ids.add(id)) checked.violateAt(i, "id", "duplicate-question", id.value());
            if (questions.removed().contains(id)) checked.violateAt(i, "id", "question-removed", id.value());
            checked.checkOptions(i, question);
        }
        return checked.violations;
    }

    /// Restrictions for published questions, which may have answers: the kind stays, options are not removed,
    /// and answers are not kept longer than announced.
    static List<Violation> publishedViolations(Questions before, Questions wanted) {
        var checked = new QuestionRules(wanted);
        for (int i = 0; i < wanted.asked().size(); i++) {
            var place = i;
            var question = wanted.asked().get(i);
            before.find(question.id()).ifPresent(known -> checked.comparing(place, known, question));
        }
        return checked.violations;
    }

    private void checkOptions(int place, Question question) {
        var options = question.options();
        if (!question.kind().hasOwnOptions()) {
            if (!options.isEmpty()) violateAt(place, "options", "options-not-allowed");
            return;
        }
        if (options.size() < MIN_OPTIONS) violateAt(place, "options", "options-missing");
        var ids = new HashSet<String>();
        var labels = new HashSet<String>();
        for (var option : options) {
            var label = option.label().french();
            // Both are evaluated, so no short circuit.
            var isNew = ids.add(option.id()) & labels.add(label.toLowerCase(Locale.ROOT));
            if (!isNew) violateAt(place, "options", "duplicate-option", label);
        }
    }

    private void comparing(int place, Question known, Question wanted) {
        if (known.kind() != wanted.kind()) violateAt(place, "kind", "question-kind-changed");
        if (wanted.keptDays() > known.keptDays()) {
            violateAt(place, "keptDays", "retention-extended", String.valueOf(known.keptDays()));
        }
        var kept = wanted.options().stream().map(Option::id).toList();
        known.options().stream()
                .filter(option -> !kept.contains(option.id()))
                .findFirst()
                .ifPresent(option -> violateAt(
                        place, "options", "option-removed", option.label().french()));
    }

    private void violateAt(int place, String field, String code, Object... arguments) {
        violations.add(Violation.of("questions[%d].%s".formatted(place, field), code, arguments));
    }
}
