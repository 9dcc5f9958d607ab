package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.forms.TypedForm.Entry;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Wishes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Shows the form of choices again after a concurrent change, with the stored choices as text, or what was chosen if
/// it comes too late.
@Component
class StaleChoice {

    private final StructureChoice structureChoice;
    private final QuestionTexts questionTexts;

    StaleChoice(StructureChoice structureChoice, QuestionTexts questionTexts) {
        this.structureChoice = structureChoice;
        this.questionTexts = questionTexts;
    }

    /// @param stateAddress of the page of the registration
    RefusedForm refused(String reason, String stateAddress, Wishes chosen, RegionalDay day) {
        var typed = new ArrayList<Entry>();
        typed.add(new Entry("otherStructure", structureChoice.nameOf(chosen)));
        chosen.workshops().stream()
                .flatMap(workshop -> day.session(workshop).stream())
                .forEach(workshop ->
                        typed.add(new Entry("workshop", workshop.titleText().in(LocaleContextHolder.getLocale()))));
        typed.add(new Entry("needs", Objects.requireNonNullElse(chosen.needs(), "")));
        day.questions()
                .asked()
                .forEach(question -> typed.add(Entry.ofQuestion(
                        questionTexts.text(question.wording()),
                        questionTexts.answer(
                                question, chosen.answers().get(question.id().value())))));
        return new RefusedForm(
                reason,
                stateAddress,
                typed.stream().filter(entry -> !entry.value().isBlank()).toList());
    }

    void show(ChoiceForm typed, RegionalDay day, Wishes now, Model model, HttpServletResponse response) {
        StaleForm.show("form", typed, ChoiceForm.of(day, now), model, response);
        model.addAttribute("storedWishes", now);
        model.addAttribute("storedOrigin", structureChoice.nameOf(now));
    }
}
