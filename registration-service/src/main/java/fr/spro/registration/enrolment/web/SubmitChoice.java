package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.ChangeRegistration.Outcome;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.GivenUp;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Wishes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/// Stores the form of choices of a participant or of the staff, or says on the form why not.
@Component
class SubmitChoice {

    private final StructureChoice structureChoice;
    private final StaleChoice staleChoice;
    private final ChangeRegistration changeRegistration;

    SubmitChoice(StructureChoice structureChoice, StaleChoice staleChoice, ChangeRegistration changeRegistration) {
        this.structureChoice = structureChoice;
        this.staleChoice = staleChoice;
        this.changeRegistration = changeRegistration;
    }

    /// The form as it is opened now.
    ChoiceForm form(Registration registration, RegionalDay day) {
        return ChoiceForm.of(day, registration, registration.wishes(), changeRegistration.shown(registration));
    }

    Wishes wishes(ChoiceForm form, BindingResult errors, RegionalDay day) {
        return form.wishes(structureChoice.originOf(form, errors), day);
    }

    /// @param agreed what the page asked about before
    /// @param by the account of a member of staff or `participant`
    /// @param tooLate answers why nothing can be changed any more
    /// @return whether it is stored; otherwise the form is shown again
    boolean handle(
            Registration registration,
            RegionalDay day,
            ChoiceForm form,
            BindingResult errors,
            String agreed,
            String by,
            BiFunction<Ended, Wishes, RefusedForm> tooLate,
            Model model,
            HttpServletResponse response) {
        var wishes = wishes(form, errors, day);
        var command =
                new ChangeRegistration.Command(registration.id(), wishes, form.shown(), GivenUp.parse(agreed), by);
        if (errors.hasErrors()) {
            FormErrors.reject(errors, changeRegistration.violations(command));
            return false;
        }
        switch (changeRegistration.handle(command)) {
            case Outcome.Changed _ -> {
                return true;
            }
            case Outcome.TooLate(var why) -> throw tooLate.apply(why, wishes);
            case Outcome.Conflict(var current, var merged) -> {
                var shown = changeRegistration.shown(current);
                staleChoice.show(
                        current.wishes(),
                        merged,
                        ChoiceForm.of(day, current, merged.wishes(), shown),
                        day,
                        model,
                        response);
            }
            case Outcome.Loses(var lost) -> ask(lost, day, errors, model);
            case Outcome.Invalid(var found) -> FormErrors.reject(errors, found);
        }
        return false;
    }

    /// Asks at the field.
    private static void ask(GivenUp lost, RegionalDay day, BindingResult errors, Model model) {
        if (!lost.seats().isEmpty()) {
            FormErrors.reject(errors, "workshops", "gives-up-seat", titles(lost.seats(), day));
        }
        if (!lost.ranks().isEmpty()) {
            FormErrors.reject(errors, "workshops", "gives-up-rank", titles(lost.ranks(), day));
        }
        model.addAttribute("givenUp", lost.text());
    }

    private static String titles(List<SessionId> sessions, RegionalDay day) {
        return sessions.stream()
                .flatMap(id -> day.session(id).stream())
                .map(session -> session.titleText().in(LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
    }
}
