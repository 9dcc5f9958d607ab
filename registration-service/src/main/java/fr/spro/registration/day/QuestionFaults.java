package fr.spro.registration.day;

import fr.spro.registration.day.Fault.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Looks whether a day's questions can be asked as they are written.
final class QuestionFaults {

    private static final int FEWEST_OPTIONS = 2;

    private final Questions questions;
    private final List<Fault> faults = new ArrayList<>();

    private QuestionFaults(Questions questions) {
        this.questions = questions;
    }

    static List<Fault> faults(Questions questions) {
        var checked = new QuestionFaults(questions);
        var ids = new HashSet<QuestionId>();
        for (int i = 0; i < questions.asked().size(); i++) {
            var question = questions.asked().get(i);
            var id = question.id();
            if (!ids.add(id)) checked.fault(i, "id", Reason.QUESTION_TWICE, id.value());
            if (questions.removed().contains(id)) checked.fault(i, "id", Reason.QUESTION_WAS_REMOVED, id.value());
            checked.checkOptions(i, question);
        }
        return checked.faults;
    }

    /// Once people have read a question and may have answered it: it is answered in the same way, what
    /// could be chosen still can, and no answer is kept longer than was said.
    static List<Fault> brokenPromises(Questions before, Questions wanted) {
        var checked = new QuestionFaults(wanted);
        for (int i = 0; i < wanted.asked().size(); i++) {
            var place = i;
            var question = wanted.asked().get(i);
            before.find(question.id()).ifPresent(known -> checked.comparing(place, known, question));
        }
        return checked.faults;
    }

    private void checkOptions(int place, Question question) {
        var options = question.options();
        if (!question.kind().hasOwnOptions()) {
            if (!options.isEmpty()) fault(place, "options", Reason.OPTIONS_UNWANTED, "");
            return;
        }
        if (options.size() < FEWEST_OPTIONS) fault(place, "options", Reason.OPTIONS_MISSING, "");
        var ids = new HashSet<String>();
        var labels = new HashSet<String>();
        for (var option : options) {
            var label = option.label().french();
            // Both are looked at, so no short circuit.
            var isNew = ids.add(option.id()) & labels.add(label.toLowerCase(Locale.ROOT));
            if (!isNew) fault(place, "options", Reason.OPTION_TWICE, label);
        }
    }

    private void comparing(int place, Question known, Question wanted) {
        if (known.kind() != wanted.kind()) fault(place, "kind", Reason.KIND_CHANGED, "");
        if (wanted.keptDays() > known.keptDays()) {
            fault(place, "keptDays", Reason.KEPT_LONGER, String.valueOf(known.keptDays()));
        }
        var kept = wanted.options().stream().map(Option::id).toList();
        known.options().stream()
                .filter(option -> !kept.contains(option.id()))
                .findFirst()
                .ifPresent(option -> fault(
                        place, "options", Reason.OPTION_GONE, option.label().french()));
    }

    private void fault(int place, String field, Reason reason, String against) {
        faults.add(new Fault(null, "questions[%d].%s".formatted(place, field), reason, against));
    }
}
