package fr.spro.registration.day.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Impact.LostAnswers;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's pages of the questions of a day.
@Controller
@RequestMapping("/coordination/journees/{slug}/questions")
@PreAuthorize("hasRole('ORGANISER')")
class QuestionController {

    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";
    private static final String TO_QUESTIONS = TO_DAY + "/questions";

    private final EditDay editDay;
    private final Removals removals;

    QuestionController(EditDay editDay, Removals removals) {
        this.editDay = editDay;
        this.removals = removals;
    }

    /// @param deleted how many answers were deleted with a question
    @GetMapping
    String list(RegionalDay day, @RequestParam(name = "reponses", defaultValue = "0") int deleted, Model model) {
        if (day.isDiscarded()) return TO_DAY;
        model.addAttribute("day", day);
        model.addAttribute("deleted", deleted);
        return "day/questions";
    }

    @GetMapping("/nouvelle")
    String add(RegionalDay day, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        model.addAttribute("form", QuestionForm.empty());
        model.addAttribute("key", IdempotencyKey.fresh());
        return page(day, null, model);
    }

    @PostMapping("/nouvelle")
    String add(
            RegionalDay day,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            @RequestParam(name = IdempotencyKey.FIELD, required = false) @Nullable String key,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var pressed = IdempotencyKey.ofForm(key);
        model.addAttribute("key", pressed);
        var id = AddedPart.question(pressed, form, day);
        // Pressed twice; as it is by now.
        if (day.questions().find(id).isPresent()) {
            after.addAttribute("fait", DayAction.QUESTION_ADDED);
            return TO_QUESTIONS;
        }
        return write(day, id, null, form, errors, staff, model, response, after);
    }

    @GetMapping("/{id}")
    String edit(RegionalDay day, @PathVariable String id, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        var question = day.questions().get(new QuestionId(id));
        model.addAttribute("form", QuestionForm.of(question, day));
        return page(day, question, model);
    }

    @PostMapping("/{id}")
    String edit(
            RegionalDay day,
            @PathVariable String id,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var before = day.questions().get(new QuestionId(id));
        return write(day, before.id(), before, form, errors, staff, model, response, after);
    }

    @PostMapping("/{id}/monter")
    String moveUp(RegionalDay day, @PathVariable String id, Staff staff, RedirectAttributes after) {
        var edit = new DayEdit.MoveQuestionUp(new QuestionId(id));
        return done(day, edit, editDay.handle(new EditDay.Command(day.id(), staff.subject(), edit)), after);
    }

    @GetMapping("/{id}/suppression")
    String askRemoval(RegionalDay day, @PathVariable String id, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        return removal(day, new QuestionId(id), model);
    }

    @PostMapping("/{id}/suppression")
    String remove(
            RegionalDay day,
            @PathVariable String id,
            @ModelAttribute("removal") RemovalForm form,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        ReadOnlyDay.refuse(day);
        var question = new QuestionId(id);
        var edit = new DayEdit.RemoveQuestion(question);
        if (day.questions().find(question).isEmpty()) return removal(day, question, model);
        return switch (removals.handle(day, edit, form, staff, model, response)) {
            case Removals.Outcome.Unclear(var now) -> removal(now, question, model);
            case Removals.Outcome.Decided(var outcome, var impact) -> {
                var deleted =
                        impact.answers().stream().mapToInt(LostAnswers::people).sum();
                if (outcome instanceof EditDay.Outcome.Edited && deleted > 0) after.addAttribute("reponses", deleted);
                yield done(day, edit, outcome, after);
            }
        };
    }

    private static String done(RegionalDay day, DayEdit edit, EditDay.Outcome outcome, RedirectAttributes after) {
        switch (outcome) {
            case EditDay.Outcome.Edited _ -> after.addAttribute("fait", edit.action(day));
            case EditDay.Outcome.ReadOnly(var readOnly) -> throw ReadOnlyDay.refused(readOnly);
            case EditDay.Outcome.Conflict _, EditDay.Outcome.Invalid _ -> after.addAttribute("impossible", "oui");
        }
        return TO_QUESTIONS;
    }

    private String write(
            RegionalDay day,
            QuestionId id,
            @Nullable Question before,
            QuestionForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        ReadOnlyDay.refuse(day);
        form.check(errors);
        if (!errors.hasErrors()) {
            var edit = new DayEdit.PutQuestion(form.question(id, before));
            var version = before == null ? null : FormVersion.of(form.version());
            var command = new EditDay.Command(day.id(), staff.subject(), version, edit);
            switch (editDay.handle(command)) {
                case EditDay.Outcome.Edited _ -> {
                    after.addAttribute("fait", edit.action(day));
                    return TO_QUESTIONS;
                }
                case EditDay.Outcome.ReadOnly(var readOnly) -> throw ReadOnlyDay.refused(readOnly);
                case EditDay.Outcome.Conflict(var now) -> {
                    var stored = now.questions().get(id);
                    StaleForm.show("form", form, QuestionForm.of(stored, now), model, response);
                    return page(now, stored, model);
                }
                case EditDay.Outcome.Invalid(var found) ->
                    FormErrors.reject(errors, found, QuestionController::fieldOf);
            }
        }
        return page(day, before, model);
    }

    private static String fieldOf(Violation violation) {
        return violation.field().equals("id") ? "wording" : violation.field();
    }

    /// Leads back if it is removed already, perhaps by the first press of the same button.
    private String removal(RegionalDay day, QuestionId question, Model model) {
        if (day.questions().find(question).isEmpty()) return TO_QUESTIONS + "?fait=" + DayAction.QUESTION_REMOVED;
        removals.describe(day, new DayEdit.RemoveQuestion(question), model);
        model.addAttribute("question", day.questions().get(question));
        return "day/question-remove";
    }

    private static String page(RegionalDay day, @Nullable Question before, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("before", before);
        return "day/question";
    }
}
