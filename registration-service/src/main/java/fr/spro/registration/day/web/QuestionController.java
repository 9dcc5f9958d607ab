package fr.spro.registration.day.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.StoredValues;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.Questions;
import fr.spro.registration.day.RegionalDay;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's pages of the questions of a day.
@Controller
@RequestMapping("/coordination/journees/{slug}/questions")
@PreAuthorize("hasRole('ORGANISER')")
class QuestionController {

    private static final String TO_QUESTIONS = "redirect:/coordination/journees/{slug}/questions";

    private final Days days;
    private final EditDay editDay;

    QuestionController(Days days, EditDay editDay) {
        this.days = days;
        this.editDay = editDay;
    }

    @GetMapping
    String list(@PathVariable String slug, Model model) {
        model.addAttribute("day", find(slug));
        return "day/questions";
    }

    @GetMapping("/nouvelle")
    String add(@PathVariable String slug, Model model) {
        model.addAttribute("form", QuestionForm.empty());
        return page(find(slug), null, model);
    }

    @PostMapping("/nouvelle")
    String add(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        return write(find(slug), null, form, faults, staff, model, response, after);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String slug, @PathVariable String id, Model model) {
        var day = find(slug);
        var question = question(day, id);
        model.addAttribute("form", QuestionForm.of(question, day));
        return page(day, question, model);
    }

    @PostMapping("/{id}")
    String edit(
            @PathVariable String slug,
            @PathVariable String id,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var day = find(slug);
        return write(day, question(day, id), form, faults, staff, model, response, after);
    }

    @PostMapping("/{id}/monter")
    String raise(@PathVariable String slug, @PathVariable String id, Staff staff, RedirectAttributes after) {
        var question = new QuestionId(id);
        return change(slug, question, DayAction.QUESTION_MOVED, questions -> questions.raised(question), staff, after);
    }

    @GetMapping("/{id}/suppression")
    String askRemoval(@PathVariable String slug, @PathVariable String id, Model model) {
        var day = find(slug);
        model.addAttribute("day", day);
        model.addAttribute("question", question(day, id));
        return "day/question-remove";
    }

    @PostMapping("/{id}/suppression")
    String remove(@PathVariable String slug, @PathVariable String id, Staff staff, RedirectAttributes after) {
        var question = new QuestionId(id);
        return change(
                slug, question, DayAction.QUESTION_REMOVED, questions -> questions.without(question), staff, after);
    }

    private String change(
            String slug,
            QuestionId id,
            DayAction what,
            UnaryOperator<Questions> change,
            Staff staff,
            RedirectAttributes after) {
        var command = new EditDay.Command(
                new DayId(slug), staff.subject(), what, id, found -> found.with(change.apply(found.questions())));
        after.addAttribute("slug", slug);
        switch (editDay.handle(command)) {
            case EditDay.Outcome.Edited _ -> after.addAttribute("fait", what);
            case EditDay.Outcome.Archived _, EditDay.Outcome.Overtaken _, EditDay.Outcome.Faulty _ ->
                after.addAttribute("impossible", "oui");
        }
        return TO_QUESTIONS;
    }

    private String write(
            RegionalDay day,
            @Nullable Question before,
            QuestionForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(faults);
        if (!faults.hasErrors()) {
            var id = before == null ? QuestionId.fresh() : before.id();
            var what = before == null ? DayAction.QUESTION_ADDED : DayAction.QUESTION_CHANGED;
            var version = FormParsing.version(form.version());
            var command = new EditDay.Command(day.id(), staff.subject(), what, id, version, found -> {
                var known = found.questions().find(id).orElse(before);
                return found.with(found.questions().with(form.question(id, known)));
            });
            after.addAttribute("slug", day.id().value());
            switch (editDay.handle(command)) {
                case EditDay.Outcome.Edited _ -> {
                    after.addAttribute("fait", what);
                    return TO_QUESTIONS;
                }
                case EditDay.Outcome.Archived _ -> {
                    after.addAttribute("impossible", "oui");
                    return TO_QUESTIONS;
                }
                case EditDay.Outcome.Overtaken(var now) -> {
                    var stored = question(now, id.value());
                    model.addAttribute("form", form.onVersion(now));
                    model.addAttribute(StoredValues.NAME, StoredValues.of(QuestionForm.of(stored, now), form));
                    response.setStatus(HttpStatus.CONFLICT.value());
                    return page(now, stored, model);
                }
                case EditDay.Outcome.Faulty(var found) -> FormErrors.reject(faults, found, QuestionController::fieldOf);
            }
        }
        return page(day, before, model);
    }

    private static String fieldOf(Violation violation) {
        return violation.field().equals("id") ? "wording" : violation.field();
    }

    private static String page(RegionalDay day, @Nullable Question before, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("before", before);
        return "day/question";
    }

    private RegionalDay find(String slug) {
        var id = new DayId(slug);
        return days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    private static Question question(RegionalDay day, String id) {
        var question = new QuestionId(id);
        return day.questions().find(question).orElseThrow(() -> new UnknownAggregate(Question.class, question));
    }
}
