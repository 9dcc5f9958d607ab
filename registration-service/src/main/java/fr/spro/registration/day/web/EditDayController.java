package fr.spro.registration.day.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
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

/// The forms of a day and of its sessions.
@Controller
@RequestMapping("/coordination/journees")
@PreAuthorize("hasRole('ORGANISER')")
class EditDayController {

    private static final int MAX_SAME_SLUG = 20;
    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";

    private final DraftDay draftDay;
    private final EditDay editDay;
    private final DuplicateDay duplicateDay;
    private final Clock clock;

    EditDayController(DraftDay draftDay, EditDay editDay, DuplicateDay duplicateDay, Clock clock) {
        this.draftDay = draftDay;
        this.editDay = editDay;
        this.duplicateDay = duplicateDay;
        this.clock = clock;
    }

    @GetMapping("/nouvelle")
    String draft(Model model) {
        model.addAttribute("form", DayForm.empty(IdempotencyKey.idFor(null, "", "")));
        return "day/edit";
    }

    @PostMapping("/nouvelle")
    String draft(
            @Valid @ModelAttribute("form") DayForm form, BindingResult errors, Staff staff, RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var request = form.request() == null ? IdempotencyKey.idFor(null, "", "") : form.request();
            var outcome = withFreeSlug(
                    number -> DayId.of(form.title(), LocalDate.parse(form.date()), number),
                    id -> draftDay.handle(
                            RegionalDay.draft(id, request, form.details(), List.of(), form.reading()),
                            staff.subject()));
            switch (outcome) {
                case DraftDay.Outcome.Drafted(var day) -> {
                    after.addAttribute("slug", day.id().value()).addAttribute("done", "draft");
                    return TO_DAY;
                }
                case DraftDay.Outcome.Invalid(var found) ->
                    FormErrors.reject(errors, found, EditDayController::fieldOfDay);
                case DraftDay.Outcome.SlugTaken _ -> FormErrors.reject(errors, "title", "address-taken");
            }
        }
        return "day/edit";
    }

    @GetMapping("/{slug}/modifier")
    String edit(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("form", DayForm.of(day));
        return "day/edit";
    }

    @PostMapping("/{slug}/modifier")
    String edit(
            RegionalDay day,
            @Valid @ModelAttribute("form") DayForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var command = new EditDay.Command(
                    day.id(),
                    staff.subject(),
                    FormVersion.of(form.version()),
                    new DayEdit.Describe(form.details(), form.reading()));
            var outcome = editDay.handle(command);
            if (outcome instanceof EditDay.Outcome.Conflict(var current)) {
                StaleForm.show("form", form, DayForm.of(current), model, response);
                model.addAttribute("day", current);
                return "day/edit";
            }
            if (done(outcome, errors, null, after)) return TO_DAY;
        }
        model.addAttribute("day", day);
        return "day/edit";
    }

    @GetMapping("/{slug}/copie")
    String copy(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("form", new CopyForm(day.title(), "", IdempotencyKey.idFor(null, "", "")));
        return "day/copy";
    }

    @PostMapping("/{slug}/copie")
    String copy(
            RegionalDay day,
            @Valid @ModelAttribute("form") CopyForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        new FormParsing(errors).date("date", form.date());
        if (!errors.hasErrors()) {
            var date = LocalDate.parse(form.date());
            var request = form.request() == null ? IdempotencyKey.idFor(null, "", "") : form.request();
            var outcome = withFreeSlug(
                    number -> DayId.of(form.title(), date, number),
                    id -> duplicateDay.handle(new DuplicateDay.Command(
                            day.id(), id, request, form.title().strip(), date, staff.subject())));
            switch (outcome) {
                case DraftDay.Outcome.Drafted(var copy) -> {
                    after.addAttribute("slug", copy.id().value()).addAttribute("done", "draft");
                    return TO_DAY;
                }
                case DraftDay.Outcome.Invalid _, DraftDay.Outcome.SlugTaken _ ->
                    FormErrors.reject(errors, "title", "address-taken");
            }
        }
        model.addAttribute("day", day);
        return "day/copy";
    }

    @GetMapping("/{slug}/sequences/nouvelle")
    String addSession(RegionalDay day, Model model) {
        model.addAttribute("form", SessionForm.next(day));
        return sessionPage(day, null, model);
    }

    @PostMapping("/{slug}/sequences/nouvelle")
    String addSession(
            RegionalDay day,
            @Valid @ModelAttribute("form") SessionForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        return write(day, SessionId.fresh(), null, form, errors, staff, model, response, after);
    }

    @GetMapping("/{slug}/sequences/{id}")
    String editSession(RegionalDay day, @PathVariable String id, Model model) {
        var session = day.getSession(new SessionId(id));
        model.addAttribute("form", SessionForm.of(session, day));
        return sessionPage(day, session, model);
    }

    @PostMapping("/{slug}/sequences/{id}")
    String editSession(
            RegionalDay day,
            @PathVariable String id,
            @Valid @ModelAttribute("form") SessionForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var session = day.getSession(new SessionId(id));
        // A workshop may have been chosen, so its kind stays.
        if (!session.kind().name().equals(form.kind())) FormErrors.reject(errors, "kind", "session-kind-changed");
        return write(day, session.id(), session, form, errors, staff, model, response, after);
    }

    @GetMapping("/{slug}/sequences/{id}/suppression")
    String askRemoval(RegionalDay day, @PathVariable String id, Model model) {
        return removal(day, new SessionId(id), model);
    }

    @PostMapping("/{slug}/sequences/{id}/suppression")
    String remove(
            RegionalDay day,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var session = new SessionId(id);
        var command = new EditDay.Command(
                day.id(), staff.subject(), FormVersion.of(version), new DayEdit.RemoveSession(session));
        var outcome = editDay.handle(command);
        return StaleRemoval.page(outcome, model, response, now -> removal(now, session, model))
                .orElseGet(() -> {
                    after.addAttribute("done", outcome instanceof EditDay.Outcome.Edited ? "edit" : "nothing");
                    return TO_DAY;
                });
    }

    private String write(
            RegionalDay day,
            SessionId id,
            @Nullable Session before,
            SessionForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var command = new EditDay.Command(
                    day.id(),
                    staff.subject(),
                    before == null ? null : FormVersion.of(form.version()),
                    new DayEdit.PutSession(form.session(id, day)));
            var outcome = editDay.handle(command);
            if (outcome instanceof EditDay.Outcome.Conflict(var current)) {
                var stored = current.getSession(id);
                StaleForm.show("form", form, SessionForm.of(stored, current), model, response);
                return sessionPage(current, stored, model);
            }
            if (done(outcome, errors, id, after)) {
                return TO_DAY;
            }
        }
        return sessionPage(day, before, model);
    }

    private boolean done(
            EditDay.Outcome outcome, BindingResult errors, @Nullable SessionId session, RedirectAttributes after) {
        switch (outcome) {
            case EditDay.Outcome.Edited _ -> after.addAttribute("done", "edit");
            case EditDay.Outcome.Archived _, EditDay.Outcome.Conflict _ -> after.addAttribute("impossible", "edit");
            case EditDay.Outcome.Invalid(var found)
            when session == null -> FormErrors.reject(errors, found, EditDayController::fieldOfDay);
            case EditDay.Outcome.Invalid(var found) ->
                FormErrors.reject(
                        errors,
                        found.stream().map(EditDayController::ofOneSession).toList());
        }
        return !errors.hasErrors();
    }

    /// The form of the day shows violations of sessions at the field that caused them.
    private static String fieldOfDay(Violation violation) {
        if (!violation.isUnder("sessions")) return violation.path();
        return violation.code().equals("seats-above-room") ? "rooms" : "startsAt";
    }

    private static Violation ofOneSession(Violation violation) {
        return violation.isUnder("sessions") ? violation.at(violation.field()) : violation;
    }

    private static DraftDay.Outcome withFreeSlug(IntFunction<DayId> address, Function<DayId, DraftDay.Outcome> draft) {
        DraftDay.Outcome outcome = new DraftDay.Outcome.SlugTaken();
        for (int number = 1; number <= MAX_SAME_SLUG && outcome instanceof DraftDay.Outcome.SlugTaken; number++) {
            outcome = draft.apply(address.apply(number));
        }
        return outcome;
    }

    private static String removal(RegionalDay day, SessionId session, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("part", day.getSession(session));
        return "day/remove";
    }

    private static String sessionPage(RegionalDay day, @Nullable Session before, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("before", before);
        return "day/session";
    }
}
