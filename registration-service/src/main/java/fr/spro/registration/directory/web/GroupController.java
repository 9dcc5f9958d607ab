package fr.spro.registration.directory.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.directory.AddGroup;
import fr.spro.registration.directory.EditGroup;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.RemoveGroup;
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

/// The pages of local groups.
@Controller
@RequestMapping("/coordination/annuaire")
@PreAuthorize("hasRole('ORGANISER')")
class GroupController {

    private static final String TO_PAGE = "redirect:/coordination/annuaire/groupes/{id}";

    private final DirectoryLookup lookup;
    private final GroupPages pages;
    private final AddGroup addGroup;
    private final EditGroup editGroup;
    private final RemoveGroup removeGroup;

    GroupController(
            DirectoryLookup lookup, GroupPages pages, AddGroup addGroup, EditGroup editGroup, RemoveGroup removeGroup) {
        this.lookup = lookup;
        this.pages = pages;
        this.addGroup = addGroup;
        this.editGroup = editGroup;
        this.removeGroup = removeGroup;
    }

    @GetMapping("/groupes")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String list(Staff staff, Model model) {
        return pages.list(staff, model);
    }

    @GetMapping("/groupes/{id}")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String show(@PathVariable String id, Staff staff, Model model) {
        return pages.show(lookup.resolveGroup(id, staff), model);
    }

    @GetMapping("/ajout/groupe")
    String add(Model model) {
        model.addAttribute(GroupForm.NAME, GroupForm.empty());
        return pages.edit(null, model);
    }

    @PostMapping("/ajout/groupe")
    String add(
            @Valid @ModelAttribute(GroupForm.NAME) GroupForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var command = new AddGroup.Command(
                    IdempotencyKey.ofForm(form.request()), form.cleanName(), form.cleanTerritory(), staff.subject());
            switch (addGroup.handle(command)) {
                case AddGroup.Outcome.Added(var added) -> {
                    return done(added, "groupe-ajoute", after);
                }
                case AddGroup.Outcome.NameTaken _ -> FormErrors.reject(errors, "name", "name-taken");
            }
        }
        return pages.edit(null, model);
    }

    @GetMapping("/groupes/{id}/modifier")
    String edit(Group group, Model model) {
        model.addAttribute(GroupForm.NAME, GroupForm.of(group));
        return pages.edit(group, model);
    }

    @PostMapping("/groupes/{id}/modifier")
    String edit(
            Group group,
            @Valid @ModelAttribute(GroupForm.NAME) GroupForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var command = new EditGroup.Command(
                    group.id(),
                    FormVersion.of(form.version()),
                    form.cleanName(),
                    form.cleanTerritory(),
                    staff.subject());
            switch (editGroup.handle(command)) {
                case EditGroup.Outcome.Edited _ -> {
                    return done(group, "groupe-modifie", after);
                }
                case EditGroup.Outcome.Conflict(var now) -> {
                    StaleForm.show(GroupForm.NAME, form, GroupForm.of(now), model, response);
                    pages.conflict(now, model);
                    return pages.edit(now, model);
                }
                case EditGroup.Outcome.NameTaken _ -> FormErrors.reject(errors, "name", "name-taken");
            }
        }
        return pages.edit(group, model);
    }

    @GetMapping("/groupes/{id}/suppression")
    String askRemoval(Group group, Model model) {
        return pages.remove(group, model);
    }

    @PostMapping("/groupes/{id}/suppression")
    String remove(
            Group group,
            @RequestParam(defaultValue = "") String version,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var command = new RemoveGroup.Command(group.id(), FormVersion.of(version), staff.subject());
        return switch (removeGroup.handle(command)) {
            case RemoveGroup.Outcome.Removed _ -> {
                after.addAttribute("fait", "retiree");
                yield "redirect:/coordination/annuaire/groupes";
            }
            case RemoveGroup.Outcome.Conflict(var now) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                pages.conflict(now, model);
                yield pages.remove(now, model);
            }
            case RemoveGroup.Outcome.NotEmpty _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield pages.remove(group, model);
            }
        };
    }

    private static String done(Group group, String done, RedirectAttributes after) {
        after.addAttribute("id", group.id().value()).addAttribute("fait", done);
        return TO_PAGE;
    }
}
