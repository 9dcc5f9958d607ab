package fr.spro.registration.day.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.PreviewEdit;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
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

/// The forms of the sessions of a day.
@Controller
@RequestMapping("/coordination/journees/{slug}/sequences")
@PreAuthorize("hasRole('ORGANISER')")
class SessionController {

    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";
    private static final String TO_NEXT = TO_DAY + "/sequences/nouvelle";

    private final EditDay editDay;
    private final PreviewEdit previewEdit;
    private final Removals removals;

    SessionController(EditDay editDay, PreviewEdit previewEdit, Removals removals) {
        this.editDay = editDay;
        this.previewEdit = previewEdit;
        this.removals = removals;
    }

    @GetMapping("/nouvelle")
    String add(RegionalDay day, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        model.addAttribute("form", SessionForm.next(day));
        model.addAttribute("key", IdempotencyKey.fresh());
        return page(day, null, model);
    }

    @PostMapping("/nouvelle")
    String add(
            RegionalDay day,
            @Valid @ModelAttribute("form") SessionForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String another,
            @RequestParam(name = IdempotencyKey.FIELD, required = false) @Nullable String key,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        ReadOnlyDay.refuse(day);
        var pressed = IdempotencyKey.ofForm(key);
        model.addAttribute("key", pressed);
        var id = AddedPart.session(pressed, form, day);
        check(form, id, day, errors);
        if (!errors.hasErrors() && add(day, form.session(id, day), errors, staff, after)) {
            return another.isEmpty() ? TO_DAY : TO_NEXT;
        }
        return page(day, null, model);
    }

    /// As it is by now if it was added before.
    private boolean add(RegionalDay day, Session session, BindingResult errors, Staff staff, RedirectAttributes after) {
        if (day.session(session.id()).isPresent()) {
            after.addAttribute("done", "edit");
            return true;
        }
        var edit = new DayEdit.PutSession(session);
        return done(editDay.handle(new EditDay.Command(day.id(), staff.subject(), edit)), errors, after);
    }

    @GetMapping("/{id}")
    String edit(RegionalDay day, @PathVariable String id, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        var session = day.getSession(new SessionId(id));
        model.addAttribute("form", SessionForm.of(session, day));
        return page(day, session, model);
    }

    @PostMapping("/{id}")
    String edit(
            RegionalDay day,
            @PathVariable String id,
            @Valid @ModelAttribute("form") SessionForm form,
            BindingResult errors,
            @ModelAttribute("consent") ConsentForm consent,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        ReadOnlyDay.refuse(day);
        var session = day.getSession(new SessionId(id));
        // A workshop may have been chosen, so it stays one.
        if (session.isWorkshop() != form.isWorkshop()) FormErrors.reject(errors, "kind", "session-kind-changed");
        check(form, session.id(), day, errors);
        if (!errors.hasErrors() && !consent.goesBack()) {
            var command = new EditDay.Command(
                    day.id(),
                    staff.subject(),
                    FormVersion.of(form.version()),
                    new DayEdit.PutSession(form.session(session.id(), day)));
            var preview = previewEdit.find(command);
            if (preview.isPresent()
                    && consent.isMissing(preview.get(), preview.get().concernsParticipants())) {
                return Confirmation.show(preview.get(), form, consent, "sequences/" + id, model);
            }
            var outcome = editDay.handle(command);
            if (outcome instanceof EditDay.Outcome.Conflict(var current)) {
                var stored = current.getSession(session.id());
                StaleForm.show("form", form, SessionForm.of(stored, current), model, response);
                return page(current, stored, model);
            }
            if (done(outcome, errors, after)) {
                preview.ifPresent(effects -> Notified.tell(day, effects.impact(), after));
                return TO_DAY;
            }
        }
        return page(day, session, model);
    }

    @GetMapping("/{id}/suppression")
    String askRemoval(RegionalDay day, @PathVariable String id, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        return removal(day, new SessionId(id), model);
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
        var session = new SessionId(id);
        var edit = new DayEdit.RemoveSession(session);
        if (day.session(session).isEmpty()) return removal(day, session, model);
        return switch (removals.handle(day, edit, form, staff, model, response)) {
            case Removals.Outcome.Unclear(var now) -> removal(now, session, model);
            case Removals.Outcome.Decided(var outcome, var impact) -> {
                var isDone = outcome instanceof EditDay.Outcome.Edited;
                after.addAttribute("done", isDone ? "edit" : "nothing");
                if (isDone) Notified.tell(day, impact, after);
                yield TO_DAY;
            }
        };
    }

    /// All faults at once, also those of the programme.
    private void check(SessionForm form, SessionId id, RegionalDay day, BindingResult errors) {
        form.check(errors, day);
        form.checkRest(errors, id, day, session -> previewEdit.violations(day.id(), new DayEdit.PutSession(session)));
    }

    private static boolean done(EditDay.Outcome outcome, BindingResult errors, RedirectAttributes after) {
        switch (outcome) {
            case EditDay.Outcome.Edited _ -> after.addAttribute("done", "edit");
            case EditDay.Outcome.ReadOnly(var day) -> throw ReadOnlyDay.refused(day);
            case EditDay.Outcome.Conflict _ -> after.addAttribute("impossible", "edit");
            case EditDay.Outcome.Invalid(var found) -> ViolationsOfSessions.rejectSession(errors, found);
        }
        return !errors.hasErrors();
    }

    /// Leads back if it is removed already, perhaps by the first press of the same button.
    private String removal(RegionalDay day, SessionId session, Model model) {
        if (day.session(session).isEmpty()) return TO_DAY + "?done=removed";
        removals.describe(day, new DayEdit.RemoveSession(session), model);
        model.addAttribute("part", day.getSession(session));
        return "day/remove";
    }

    private static String page(RegionalDay day, @Nullable Session before, Model model) {
        var form = (SessionForm) Objects.requireNonNull(model.getAttribute("form"));
        model.addAttribute("rooms", DayRooms.of(day, form.room()));
        model.addAttribute("day", day);
        model.addAttribute("before", before);
        return "day/session";
    }
}
