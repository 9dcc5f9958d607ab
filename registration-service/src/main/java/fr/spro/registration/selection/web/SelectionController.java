package fr.spro.registration.selection.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.documents.FirstCard;
import fr.spro.registration.documents.PdfDocument;
import fr.spro.registration.documents.PrintForStaff;
import fr.spro.registration.documents.web.PdfResponse;
import fr.spro.registration.roster.web.ExportFile;
import fr.spro.registration.roster.web.RegistrationFilter;
import fr.spro.registration.selection.ActOnSelection;
import fr.spro.registration.selection.ActOnSelection.Result;
import fr.spro.registration.selection.BulkAction;
import fr.spro.registration.selection.Selection;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Actions on several registrations: a page with numbers, then the action and its result. A repeated
/// request changes nothing, so the result is the response of the action itself.
@Controller
@RequestMapping("/coordination/journees/{slug}/selection")
@PreAuthorize("hasRole('ORGANISER')")
class SelectionController {

    private final CoordinatorAccess access;
    private final Selections selections;
    private final ActOnSelection actOnSelection;
    private final PrintForStaff printForStaff;
    private final ExportFile exportFile;
    private final Clock clock;

    SelectionController(
            CoordinatorAccess access,
            Selections selections,
            ActOnSelection actOnSelection,
            PrintForStaff printForStaff,
            ExportFile exportFile,
            Clock clock) {
        this.access = access;
        this.selections = selections;
        this.actOnSelection = actOnSelection;
        this.printForStaff = printForStaff;
        this.exportFile = exportFile;
        this.clock = clock;
    }

    /// The addresses of these pages lead back to the list: they answer to a choice only.
    @GetMapping({
        "/{action:presence|badges|export|annulation|retablissement}",
        "/{action:presence|annulation|retablissement}/faite",
        "/retrait/fait"
    })
    String list() {
        return "redirect:/coordination/journees/{slug}/inscriptions";
    }

    @PostMapping("/{action:presence|badges|export|annulation|retablissement}")
    String ask(
            RegionalDay day,
            @PathVariable String action,
            @ModelAttribute("chosen") SelectionForm form,
            @ModelAttribute("filter") RegistrationFilter filter,
            Staff staff,
            Model model) {
        return page(day, select(day, BulkAction.of(action), form, filter, staff), model);
    }

    /// The way back from attendance that was just recorded is gone without asking, unless the day is completed:
    /// certificates may have been announced by then.
    @PostMapping({"/{action:presence|annulation|retablissement}/faite", "/{action:retrait}/fait"})
    String act(
            RegionalDay day,
            @PathVariable String action,
            @ModelAttribute("chosen") SelectionForm form,
            @ModelAttribute("filter") RegistrationFilter filter,
            Staff staff,
            Model model) {
        var selection = select(day, BulkAction.of(action), form, filter, staff);
        var isConfirmed = isConfirmed(selection, form);
        if (isConfirmed && selection.isTooLarge()) return page(day, selection, model);
        var result = isConfirmed ? perform(selection, form, staff) : Optional.<Result>empty();
        if (result.isEmpty()) {
            model.addAttribute("changed", form.isAnswer());
            return page(day, selection, model);
        }
        model.addAttribute("result", result.get());
        if (selection.action() == BulkAction.RESTORE) model.addAttribute("people", selections.now(day, result.get()));
        head(day, selection, model);
        return "selection/result";
    }

    private static boolean isConfirmed(Selection selection, SelectionForm form) {
        if (selection.action() == BulkAction.WITHDRAW && !selection.day().isHeld()) return true;
        // Repeated, it says how they are by now.
        if (selection.concerned().isEmpty()) return true;
        var isForAll = form.isConfirmedFor(selection.concerned().size());
        return selection.action() == BulkAction.CANCEL
                ? isForAll && form.isConfirmedForPresent(selection.present())
                : isForAll;
    }

    /// @return empty if people would get back something else than the form has shown
    private Optional<Result> perform(Selection selection, SelectionForm form, Staff staff) {
        if (selection.action() != BulkAction.RESTORE) {
            return Optional.of(actOnSelection.handle(selection, access.of(staff), staff.subject(), form.reason()));
        }
        var preview = actOnSelection.foresee(selection);
        var isShown = preview.people().isEmpty() || preview.seen().equals(form.vu());
        return isShown ? Optional.of(actOnSelection.restore(selection, preview, staff.subject())) : Optional.empty();
    }

    /// @param premiere the position of the first badge on its page
    /// @return a redirect to the list if nobody of the selection has a place
    @PostMapping("/badges.pdf")
    ResponseEntity<byte[]> badges(
            RegionalDay day,
            SelectionForm form,
            RegistrationFilter filter,
            @RequestParam(defaultValue = "1") int premiere,
            Staff staff,
            Locale language) {
        var selection = select(day, BulkAction.BADGES, form, filter, staff);
        var badges = selection.isTooLarge()
                ? Optional.<PdfDocument>empty()
                : printForStaff.badges(day, selection.concerned(), new FirstCard(premiere), language, staff);
        return badges.map(PdfResponse::of).orElseGet(() -> toList(day));
    }

    private static <T> ResponseEntity<T> toList(RegionalDay day) {
        var list = "/coordination/journees/%s/inscriptions".formatted(day.id().value());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(list))
                .build();
    }

    /// @return a redirect to the list if they are too many
    @PostMapping("/export.{kind:csv|xlsx}")
    ResponseEntity<StreamingResponseBody> export(
            RegionalDay day,
            @PathVariable String kind,
            SelectionForm form,
            RegistrationFilter filter,
            Staff staff,
            Locale language) {
        var selection = select(day, BulkAction.EXPORT, form, filter, staff);
        if (selection.isTooLarge()) return toList(day);
        var selected = selection.registrations();
        return kind.equals("csv")
                ? exportFile.csv(day, selected, language, staff)
                : exportFile.xlsx(day, selected, language, staff);
    }

    private Selection select(
            RegionalDay day, BulkAction action, SelectionForm form, RegistrationFilter filter, Staff staff) {
        return selections.of(day, action, form, filter, access.of(staff, filter.only()));
    }

    private String page(RegionalDay day, Selection selection, Model model) {
        head(day, selection, model);
        if (selection.action() == BulkAction.RESTORE && !selection.isTooLarge())
            model.addAttribute("preview", actOnSelection.foresee(selection));
        return "selection/ask";
    }

    private void head(RegionalDay day, Selection selection, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("now", clock.instant());
        model.addAttribute("begun", day.hasBegun(clock.instant()));
        model.addAttribute("selection", selection);
    }
}
