package fr.spro.registration.directory.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.AddCoordinator;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.EditCoordinator;
import fr.spro.registration.directory.FindCoordinators;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.RemoveCoordinator;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages of a group's coordinators.
@Controller
@RequestMapping("/coordination/annuaire/groupes/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class CoordinatorController {

    private static final String TO_GROUP = "redirect:/coordination/annuaire/groupes/{id}";

    private final DirectoryLookup lookup;
    private final GroupPages pages;
    private final FindCoordinators findCoordinators;
    private final AddCoordinator addCoordinator;
    private final EditCoordinator editCoordinator;
    private final RemoveCoordinator removeCoordinator;

    CoordinatorController(
            DirectoryLookup lookup,
            GroupPages pages,
            FindCoordinators findCoordinators,
            AddCoordinator addCoordinator,
            EditCoordinator editCoordinator,
            RemoveCoordinator removeCoordinator) {
        this.lookup = lookup;
        this.pages = pages;
        this.findCoordinators = findCoordinators;
        this.addCoordinator = addCoordinator;
        this.editCoordinator = editCoordinator;
        this.removeCoordinator = removeCoordinator;
    }

    @GetMapping("/ajout")
    String add(@PathVariable String id, Staff staff, Model model) {
        model.addAttribute(CoordinatorForm.NAME, CoordinatorForm.empty());
        return pages.coordinator(lookup.group(id, staff), null, model);
    }

    @PostMapping("/ajout")
    String add(
            @PathVariable String id,
            @Valid @ModelAttribute(CoordinatorForm.NAME) CoordinatorForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        var group = lookup.group(id, staff);
        form.check(faults);
        if (!faults.hasErrors()) {
            switch (addCoordinator.handle(form.command(group.id(), staff.subject()))) {
                case AddCoordinator.Outcome.Added _ -> {
                    return done(id, "coordination-ajoutee", after);
                }
                case AddCoordinator.Outcome.Known(var holder) -> {
                    FormErrors.reject(faults, "subject", "account-known");
                    model.addAttribute("holder", holder);
                }
                case AddCoordinator.Outcome.Full _ ->
                    FormErrors.reject(faults, "name", "group-full", Group.MOST_COORDINATORS);
                case AddCoordinator.Outcome.Forgotten _ -> FormErrors.reject(faults, "subject", "person-removed");
            }
        }
        return pages.coordinator(group, null, model);
    }

    @GetMapping("/coordination/{coordinator}")
    String edit(@PathVariable String id, @PathVariable String coordinator, Staff staff, Model model) {
        var group = lookup.group(id, staff);
        var person = find(group, coordinator);
        model.addAttribute(CoordinatorForm.NAME, CoordinatorForm.of(person, group));
        return pages.coordinator(group, person, model);
    }

    @PostMapping("/coordination/{coordinator}")
    String edit(
            @PathVariable String id,
            @PathVariable String coordinator,
            @Valid @ModelAttribute(CoordinatorForm.NAME) CoordinatorForm form,
            BindingResult faults,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var group = lookup.group(id, staff);
        var person = find(group, coordinator);
        form.check(faults);
        if (!faults.hasErrors()) {
            switch (editCoordinator.handle(form.command(person.id(), group.id(), staff.subject()))) {
                case EditCoordinator.Outcome.Edited _ -> {
                    return done(id, "coordination-modifiee", after);
                }
                case EditCoordinator.Outcome.Overtaken(var now) -> {
                    response.setStatus(HttpStatus.CONFLICT.value());
                    model.addAttribute(CoordinatorForm.NAME, form.onVersion(now));
                    model.addAttribute("other", now);
                    return pages.coordinator(group, now, model);
                }
                case EditCoordinator.Outcome.SubjectTaken _ -> FormErrors.reject(faults, "subject", "account-taken");
            }
        }
        return pages.coordinator(group, person, model);
    }

    @GetMapping("/coordination/{coordinator}/retrait")
    String askRemoval(@PathVariable String id, @PathVariable String coordinator, Staff staff, Model model) {
        var group = lookup.group(id, staff);
        return pages.removeCoordinator(group, find(group, coordinator), model);
    }

    @PostMapping("/coordination/{coordinator}/retrait")
    String remove(
            @PathVariable String id,
            @PathVariable String coordinator,
            @RequestParam(defaultValue = "") String version,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var group = lookup.group(id, staff);
        var command = new RemoveCoordinator.Command(
                group.id(), new CoordinatorId(coordinator), FormParsing.version(version), staff.subject());
        return switch (removeCoordinator.handle(command)) {
            case RemoveCoordinator.Outcome.Removed _ -> done(id, "coordination-retiree", after);
            case RemoveCoordinator.Outcome.Overtaken(var now) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                pages.overtaken(now, model);
                yield pages.removeCoordinator(now, find(now, coordinator), model);
            }
        };
    }

    private Coordinator find(Group group, String coordinator) {
        var id = new CoordinatorId(coordinator);
        return findCoordinators.find(group, id).orElseThrow(() -> new UnknownAggregate(Coordinator.class, id));
    }

    private static String done(String id, String done, RedirectAttributes after) {
        after.addAttribute("id", id).addAttribute("fait", done);
        return TO_GROUP;
    }
}
