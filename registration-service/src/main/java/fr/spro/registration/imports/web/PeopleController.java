package fr.spro.registration.imports.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.CheckPeople.Outcome;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.TeamLists;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.spreadsheet.FileCell;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages that register several people of one structure, all or none.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class PeopleController {

    /// The field with the list that the form corrects.
    private static final String EARLIER = "liste";

    private final ImportOrigins origins;
    private final CheckPeople checkPeople;
    private final TeamLists teamLists;
    private final ConfirmImport confirmImport;
    private final SeatQueries seats;

    PeopleController(
            ImportOrigins origins,
            CheckPeople checkPeople,
            TeamLists teamLists,
            ConfirmImport confirmImport,
            SeatQueries seats) {
        this.origins = origins;
        this.checkPeople = checkPeople;
        this.teamLists = teamLists;
        this.confirmImport = confirmImport;
        this.seats = seats;
    }

    @GetMapping("/groupe")
    String show(RegionalDay day, Staff staff, Model model) {
        ImportOrigins.requireAhead(day);
        model.addAttribute("form", PeopleForm.empty());
        return page(day, origins.structures(staff), model);
    }

    /// The form with what was typed for a list that is not confirmed.
    @GetMapping("/import/{id}/correction")
    String correct(RegionalDay day, Import list, Staff staff, Model model) {
        if (!teamLists.isUnconfirmed(list)) return "redirect:/coordination/journees/{slug}/inscriptions/import/{id}";
        model.addAttribute("form", PeopleForm.of(teamLists.rows(list), day));
        model.addAttribute(EARLIER, list.id().value());
        return page(day, origins.structures(staff), model);
    }

    /// Adds empty rows to the typed ones.
    @PostMapping(path = "/groupe", params = "plus")
    String addRows(
            RegionalDay day,
            @ModelAttribute("form") PeopleForm form,
            @RequestParam(name = EARLIER, defaultValue = "") String earlier,
            Staff staff,
            Model model) {
        model.addAttribute("form", form.withMoreRows());
        model.addAttribute(EARLIER, earlier);
        return page(day, origins.structures(staff), model);
    }

    @PostMapping(path = "/groupe", params = "!plus")
    String check(
            RegionalDay day,
            @Valid @ModelAttribute("form") PeopleForm form,
            BindingResult errors,
            @RequestParam(name = EARLIER, defaultValue = "") String earlier,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        var structures = origins.structures(staff);
        var isOwn = origins.mayRegisterFrom(form.structure(), staff);
        if (!form.structure().isBlank() && !isOwn) FormErrors.reject(errors, "structure", "unknown-structure");
        var table = form.table(day);
        if (table.rows().isEmpty()) FormErrors.reject(errors, "people[0].lastName", "no-people");
        if (!errors.hasErrors()) {
            var id = new ImportId(IdempotencyKey.fresh());
            var command = new CheckPeople.Command(id, Kind.TEAM, day.id(), table, ImportOrigins.registrar(staff));
            switch (checkPeople.handle(command)) {
                case Outcome.Checked _ -> {
                    giveUp(earlier, day, staff);
                    after.addAttribute("id", id.value());
                    return "redirect:/coordination/journees/{slug}/inscriptions/import/{id}";
                }
                case Outcome.Invalid(var found) ->
                    FormErrors.reject(
                            errors,
                            found.stream()
                                    .filter(violation -> !isUndecided(violation, form, day))
                                    .toList(),
                            PeopleController::fieldOf);
            }
        }
        form.requireChoices(day, errors);
        model.addAttribute(EARLIER, earlier);
        return page(day, structures, model);
    }

    /// The list that this one corrects.
    private void giveUp(String earlier, RegionalDay day, Staff staff) {
        teamLists
                .findUnconfirmed(earlier, day.id())
                .filter(found -> found.structure() != null
                        && origins.mayRegisterFrom(found.structure().value(), staff))
                .ifPresent(found -> confirmImport.replace(found.id()));
    }

    private static boolean isUndecided(Violation violation, PeopleForm form, RegionalDay day) {
        var cell = FileCell.of(violation);
        return cell.column().equals("workshops") && form.isUndecided(cell.line() - 1, day);
    }

    private static String fieldOf(Violation violation) {
        var cell = FileCell.of(violation);
        return switch (cell.column()) {
            case "structure_id", "structure" -> "structure";
            case "email", "workshops", "needs" -> "people[%d].%s".formatted(cell.line() - 1, cell.column());
            case "first_name" -> "people[%d].firstName".formatted(cell.line() - 1);
            default -> "people[%d].lastName".formatted(Math.max(0, cell.line() - 1));
        };
    }

    private String page(RegionalDay day, List<Structure> structures, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("occupancy", seats.of(day));
        model.addAttribute("begun", day.hasBegun(seats.now()));
        model.addAttribute("over", day.isOver(seats.now()));
        model.addAttribute("structures", structures);
        return "imports/people";
    }
}
