package fr.spro.registration.directory.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
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

    private final GroupPages pages;
    private final FindCoordinators findCoordinators;
    private final AddCoordinator addCoordinator;
    private final EditCoordinator editCoordinator;
    private final RemoveCoordinator removeCoordinator;

    CoordinatorController(
            GroupPages pages,
            FindCoordinators findCoordinators,
            AddCoordinator addCoordinator,
            EditCoordinator editCoordinator,
            RemoveCoordinator removeCoordinator) {
        this.pages = pages;
        this.findCoordinators = findCoordinators;
        this.addCoordinator = addCoordinator;
        this.editCoordinator = editCoordinator;
        this.removeCoordinator = removeCoordinator;
    }

    @GetMapping("/ajout")
    String add(Group group, Model model) {
        model.addAttribute(CoordinatorForm.NAME, CoordinatorForm.empty());
        return pages.coordinator(group, null, model);
    }

    @PostMapping("/ajout")
    String add(
            Group group,
            @Valid @ModelAttribute(CoordinatorForm.NAME) CoordinatorForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            switch (addCoordinator.handle(form.command(group.id(), staff.subject()))) {
                case AddCoordinator.Outcome.Added _ -> {
                    return done("coordination-ajoutee", after);
                }
                case AddCoordinator.Outcome.AccountTaken(var holder) -> {
                    FormErrors.reject(errors, "subject", "account-known");
                    model.addAttribute("holder", holder);
                }
                case AddCoordinator.Outcome.Full _ ->
                    FormErrors.reject(errors, "name", "group-full", Group.MAX_COORDINATORS);
                case AddCoordinator.Outcome.PersonErased _ -> FormErrors.reject(errors, "subject", "person-removed");
            }
        }
        return pages.coordinator(group, null, model);
    }

    @GetMapping("/coordination/{coordinator}")
    String edit(Group group, Coordinator person, Model model) {
        model.addAttribute(CoordinatorForm.NAME, CoordinatorForm.of(person, group));
        return pages.coordinator(group, person, model);
    }

    @PostMapping("/coordination/{coordinator}")
    String edit(
            Group group,
            Coordinator person,
            @Valid @ModelAttribute(CoordinatorForm.NAME) CoordinatorForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            switch (editCoordinator.handle(form.command(person.id(), group.id(), staff.subject()))) {
                case EditCoordinator.Outcome.Edited _ -> {
                    return done("coordination-modifiee", after);
                }
                case EditCoordinator.Outcome.Conflict(var current) -> {
                    StaleForm.show(CoordinatorForm.NAME, form, CoordinatorForm.of(current, group), model, response);
                    model.addAttribute("other", current);
                    return pages.coordinator(group, current, model);
                }
                case EditCoordinator.Outcome.SubjectTaken _ -> FormErrors.reject(errors, "subject", "account-taken");
            }
        }
        return pages.coordinator(group, person, model);
    }

    @GetMapping("/coordination/{coordinator}/retrait")
    String askRemoval(Group group, Coordinator person, Model model) {
        return pages.removeCoordinator(group, person, model);
    }

    @PostMapping("/coordination/{coordinator}/retrait")
    String remove(
            Group group,
            @PathVariable String coordinator,
            @RequestParam(defaultValue = "") String version,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var command = new RemoveCoordinator.Command(
                group.id(), new CoordinatorId(coordinator), FormVersion.of(version), staff.subject());
        return switch (removeCoordinator.handle(command)) {
            case RemoveCoordinator.Outcome.Removed _ -> done("coordination-retiree", after);
            case RemoveCoordinator.Outcome.Conflict(var current) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                pages.conflict(current, model);
                yield pages.removeCoordinator(
                        current, findCoordinators.get(current, new CoordinatorId(coordinator)), model);
            }
        };
    }

    private static String done(String done, RedirectAttributes after) {
        after.addAttribute("fait", done);
        return TO_GROUP;
    }
}
