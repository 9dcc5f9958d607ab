package fr.spro.registration.day.web;

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
import fr.spro.registration.day.PreviewEdit;
import fr.spro.registration.day.PreviewEdit.Preview;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Shift;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The forms of a day.
@Controller
@RequestMapping("/coordination/journees")
@PreAuthorize("hasRole('ORGANISER')")
class EditDayController {

    private static final int MAX_SAME_SLUG = 20;
    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";

    private final DraftDay draftDay;
    private final EditDay editDay;
    private final PreviewEdit previewEdit;
    private final DuplicateDay duplicateDay;
    private final Clock clock;

    EditDayController(
            DraftDay draftDay, EditDay editDay, PreviewEdit previewEdit, DuplicateDay duplicateDay, Clock clock) {
        this.draftDay = draftDay;
        this.editDay = editDay;
        this.previewEdit = previewEdit;
        this.duplicateDay = duplicateDay;
        this.clock = clock;
    }

    @ModelAttribute("zones")
    List<TimeZones.Choice> zones(Locale language) {
        return TimeZones.others(language);
    }

    @GetMapping("/nouvelle")
    String draft(Model model) {
        model.addAttribute("form", DayForm.empty(IdempotencyKey.fresh()));
        return "day/edit";
    }

    @PostMapping("/nouvelle")
    String draft(
            @Valid @ModelAttribute("form") DayForm form, BindingResult errors, Staff staff, RedirectAttributes after) {
        form.check(errors);
        form.checkPast(errors, today(form.zoneOrDefault()), null);
        form.checkRest(errors, details -> {
            var id = DayId.of("", LocalDate.EPOCH, 1);
            return DraftDay.violations(RegionalDay.draft(id, "", details, List.of(), List.of()));
        });
        if (!errors.hasErrors()) {
            var request = IdempotencyKey.ofForm(form.request());
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
                case DraftDay.Outcome.Invalid(var found) -> ViolationsOfSessions.rejectDay(errors, found);
                case DraftDay.Outcome.SlugTaken _ -> FormErrors.reject(errors, "title", "address-taken");
            }
        }
        return "day/edit";
    }

    @GetMapping("/{slug}/modifier")
    String edit(RegionalDay day, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        model.addAttribute("day", day);
        model.addAttribute("form", DayForm.of(day));
        return "day/edit";
    }

    @PostMapping("/{slug}/modifier")
    String edit(
            RegionalDay day,
            @Valid @ModelAttribute("form") DayForm form,
            BindingResult errors,
            @Valid @ModelAttribute("consent") ConsentForm consent,
            BindingResult consentErrors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        ReadOnlyDay.refuse(day);
        form.check(errors);
        form.checkPast(errors, today(form.zoneOrDefault()), FormParsing.date(day.startsAt(), day.zone()));
        form.checkRest(errors, details -> {
            var edit = new DayEdit.Describe(details, List.of(), consent.sessionsMoveOrDefault(), null);
            return previewEdit.violations(day.id(), edit);
        });
        if (!errors.hasErrors() && !consent.goesBack()) {
            var command = new EditDay.Command(
                    day.id(),
                    staff.subject(),
                    FormVersion.of(form.version()),
                    new DayEdit.Describe(
                            form.details(), form.reading(), consent.sessionsMoveOrDefault(), consent.message()));
            var preview = previewEdit.find(command);
            if (preview.isPresent()
                    && (consent.isMissing(preview.get(), preview.get().needsReview()) || consentErrors.hasErrors())) {
                return confirmation(preview.get(), form, consent, model);
            }
            var outcome = editDay.handle(command);
            if (outcome instanceof EditDay.Outcome.Conflict(var current)) {
                StaleForm.show("form", form, DayForm.of(current), model, response);
                model.addAttribute("day", current);
                return "day/edit";
            }
            if (done(outcome, errors, after)) {
                preview.ifPresent(effects -> Notified.tell(day, effects.impact(), after));
                return TO_DAY;
            }
        }
        model.addAttribute("day", day);
        return "day/edit";
    }

    @GetMapping("/{slug}/copie")
    String copy(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("form", CopyForm.of(day, IdempotencyKey.fresh()));
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
        FormParsing.past(errors, form.date(), form.past(), today(day.zone()));
        if (!errors.hasErrors()) {
            var date = LocalDate.parse(form.date());
            var request = IdempotencyKey.ofForm(form.request());
            var outcome = withFreeSlug(
                    number -> DayId.of(form.title(), date, number),
                    id -> duplicateDay.handle(
                            new DuplicateDay.Command(day.id(), id, request, form.titleText(), date, staff.subject())));
            switch (outcome) {
                case DraftDay.Outcome.Drafted(var copy) -> {
                    after.addAttribute("slug", copy.id().value())
                            .addAttribute("done", copy.sessions().isEmpty() ? "draft" : "copy");
                    return TO_DAY;
                }
                // The programme was valid on its own date.
                case DraftDay.Outcome.Invalid(var found) -> FormErrors.reject(errors, found, _ -> "date");
                case DraftDay.Outcome.SlugTaken _ -> FormErrors.reject(errors, "title", "address-taken");
            }
        }
        model.addAttribute("day", day);
        return "day/copy";
    }

    private static DraftDay.Outcome withFreeSlug(IntFunction<DayId> address, Function<DayId, DraftDay.Outcome> draft) {
        DraftDay.Outcome outcome = new DraftDay.Outcome.SlugTaken();
        for (int number = 1; number <= MAX_SAME_SLUG && outcome instanceof DraftDay.Outcome.SlugTaken; number++) {
            outcome = draft.apply(address.apply(number));
        }
        return outcome;
    }

    /// At the place of the day.
    private LocalDate today(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static boolean done(EditDay.Outcome outcome, BindingResult errors, RedirectAttributes after) {
        switch (outcome) {
            case EditDay.Outcome.Edited _ -> after.addAttribute("done", "edit");
            case EditDay.Outcome.ReadOnly(var day) -> throw ReadOnlyDay.refused(day);
            case EditDay.Outcome.Conflict _ -> after.addAttribute("impossible", "edit");
            case EditDay.Outcome.Invalid(var found) -> ViolationsOfSessions.rejectDay(errors, found);
        }
        return !errors.hasErrors();
    }

    private static String confirmation(Preview preview, DayForm form, ConsentForm consent, Model model) {
        var shift = Shift.between(
                preview.before().zone(),
                preview.before().startsAt(),
                preview.after().startsAt());
        model.addAttribute(
                "isHourMoved", !shift.equals(shift.datesOnly(preview.before().startsAt())));
        return Confirmation.show(preview, form, consent, "modifier", model);
    }
}
