package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.forms.TypedForm.Entry;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Slot;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.ShownChoices;
import fr.spro.registration.enrolment.Wishes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Shows the form of choices again after a concurrent change, with what is stored and what was chosen of each
/// field that both have changed, or what was chosen if it comes too late.
@Component
class StaleChoice {

    private final StructureChoice structureChoice;
    private final QuestionTexts questionTexts;

    StaleChoice(StructureChoice structureChoice, QuestionTexts questionTexts) {
        this.structureChoice = structureChoice;
        this.questionTexts = questionTexts;
    }

    /// @param stateAddress of the page of the registration
    RefusedForm refused(String reason, Ended why, String stateAddress, Wishes chosen, RegionalDay day) {
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
                why.words(),
                stateAddress,
                typed.stream().filter(entry -> !entry.value().isBlank()).toList());
    }

    /// A field that was changed here and elsewhere.
    ///
    /// @param slot if it is the choice of its workshops
    /// @param question if it is the answer to it
    public record Contested(
            String name,
            @Nullable Slot slot,
            @Nullable Question question,
            String stored,
            String typed,
            List<Session> storedWorkshops,
            List<Session> typedWorkshops) {}

    /// @param merged what is stored, with the changes of the form
    /// @param form the same as a form
    void show(
            Wishes stored,
            ShownChoices.Merged merged,
            ChoiceForm form,
            RegionalDay day,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("form", form);
        model.addAttribute("contested", contested(stored, merged, day));
    }

    private List<Contested> contested(Wishes stored, ShownChoices.Merged merged, RegionalDay day) {
        var typed = merged.wishes();
        var fields = new ArrayList<Contested>();
        if (merged.isContested(Wishes.STRUCTURE)) {
            fields.add(text(Wishes.STRUCTURE, structureChoice.nameOf(stored), structureChoice.nameOf(typed)));
        }
        for (var slot : day.slots()) {
            if (!merged.isContested(slot)) continue;
            var now = workshops(stored, slot);
            fields.add(new Contested("workshops", slot, null, "", "", now, workshops(typed, slot)));
        }
        for (var question : day.questions().asked()) {
            var id = question.id().value();
            if (!merged.isContested(Wishes.ANSWER + id)) continue;
            var now = questionTexts.answer(question, stored.answers().get(id));
            var answer = questionTexts.answer(question, typed.answers().get(id));
            fields.add(new Contested("answers", null, question, now, answer, List.of(), List.of()));
        }
        if (merged.isContested(Wishes.NEEDS)) {
            fields.add(text(
                    Wishes.NEEDS,
                    Objects.requireNonNullElse(stored.needs(), ""),
                    Objects.requireNonNullElse(typed.needs(), "")));
        }
        return fields;
    }

    private static Contested text(String name, String stored, String typed) {
        return new Contested(name, null, null, stored, typed, List.of(), List.of());
    }

    private static List<Session> workshops(Wishes wishes, Slot slot) {
        return wishes.workshops().stream()
                .flatMap(id -> slot.workshops().stream()
                        .filter(workshop -> workshop.id().equals(id)))
                .toList();
    }
}
