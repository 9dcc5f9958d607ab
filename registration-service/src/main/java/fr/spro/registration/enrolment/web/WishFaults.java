package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.CheckWishes.Fault;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;

/// Says at its field what cannot be wished for.
final class WishFaults {

    private WishFaults() {}

    /// @param complete whether all answers that the day requires must be there
    static void reject(List<Fault> found, RegionalDay day, Wishes wishes, boolean complete, BindingResult faults) {
        for (var fault : found) {
            switch (fault) {
                case UNKNOWN_STRUCTURE -> faults.rejectValue("structure", "fault." + fault);
                case UNKNOWN_WORKSHOP, WORKSHOPS_OVERLAP, WISHES_CLOSED ->
                    faults.rejectValue("workshops", "fault." + fault);
                case ANSWERS -> rejectAnswers(day, wishes, complete, faults);
            }
        }
    }

    /// The same for a form that has other faults already, so that all of them are said at once.
    static void rejectToo(RegionalDay day, Wishes wishes, boolean complete, BindingResult faults) {
        reject(CheckWishes.faults(day, wishes.workshops()), day, wishes, complete, faults);
        rejectAnswers(day, wishes, complete, faults);
    }

    private static void rejectAnswers(RegionalDay day, Wishes wishes, boolean complete, BindingResult faults) {
        var language = LocaleContextHolder.getLocale();
        day.questions().faults(wishes.answers(), complete).forEach((id, fault) -> {
            var asked = day.questions()
                    .find(new QuestionId(id))
                    .map(question -> question.wording().in(language))
                    .orElse(id);
            faults.rejectValue("answers[%s]".formatted(id), "fault.answer." + fault, new Object[] {asked}, null);
        });
    }
}
