package fr.spro.registration.directory.web;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.directory.EditStructure;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.RemoveStructure;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureUses;
import fr.spro.suite.Role;
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

/// The pages of a structure. Coordinators may change its addresses, organisers everything.
@Controller
@RequestMapping("/coordination/annuaire/structures/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class StructureController {

    private static final String TO_PAGE = "redirect:/coordination/annuaire/structures/{id}";

    private final DirectoryLookup lookup;
    private final DirectoryHistory history;
    private final StructureUses uses;
    private final IdResolver idResolver;
    private final EditStructure editStructure;
    private final RemoveStructure removeStructure;

    StructureController(
            DirectoryLookup lookup,
            DirectoryHistory history,
            StructureUses uses,
            IdResolver idResolver,
            EditStructure editStructure,
            RemoveStructure removeStructure) {
        this.lookup = lookup;
        this.history = history;
        this.uses = uses;
        this.idResolver = idResolver;
        this.editStructure = editStructure;
        this.removeStructure = removeStructure;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String show(@PathVariable String id, Staff staff, Model model) {
        var structure = page(lookup.resolveStructure(id, staff), model);
        model.addAttribute("uses", uses.of(structure.id()));
        model.addAttribute("absorbed", idResolver.mergedInto(structure.id()));
        model.addAttribute("history", history.of(structure));
        return "directory/structure";
    }

    @GetMapping("/modifier")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String edit(Structure structure, Staff staff, Model model) {
        model.addAttribute(StructureForm.NAME, StructureForm.of(structure));
        return form(structure, staff, model);
    }

    @PostMapping("/modifier")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String edit(
            Structure structure,
            @Valid @ModelAttribute(StructureForm.NAME) StructureForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(errors);
        if (errors.hasErrors()) {
            return form(structure, staff, model);
        }
        var command = new EditStructure.Command(
                structure.id(),
                FormVersion.of(form.version()),
                edit(form, staff),
                isDistinct(form, staff),
                staff.subject());
        return switch (editStructure.handle(command)) {
            case EditStructure.Outcome.Edited _ -> {
                after.addAttribute("fait", "modifiee");
                yield TO_PAGE;
            }
            case EditStructure.Outcome.Conflict(var current) -> {
                StaleForm.show(StructureForm.NAME, form, StructureForm.of(current), model, response);
                model.addAttribute("other", history.latest(current));
                yield form(current, staff, model);
            }
            case EditStructure.Outcome.UnknownGroup _ -> {
                errors.rejectValue("group", "NotBlank");
                yield form(structure, staff, model);
            }
            case EditStructure.Outcome.SimilarFound(var similar) -> {
                FormErrors.reject(errors, "distinct", "similar-structures");
                model.addAttribute("similar", similar);
                yield form(structure, staff, model);
            }
        };
    }

    @GetMapping("/suppression")
    String askRemoval(Structure structure, Model model) {
        return removal(structure, model);
    }

    @PostMapping("/suppression")
    String remove(
            Structure structure,
            @RequestParam(defaultValue = "") String version,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var command = new RemoveStructure.Command(structure.id(), FormVersion.of(version), staff.subject());
        return switch (removeStructure.handle(command)) {
            case RemoveStructure.Outcome.Removed _ -> {
                after.addAttribute("fait", "retiree");
                yield "redirect:/coordination/annuaire";
            }
            case RemoveStructure.Outcome.Conflict(var current) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("other", history.latest(current));
                yield removal(current, model);
            }
            case RemoveStructure.Outcome.StillReferenced _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield removal(structure, model);
            }
        };
    }

    /// Fields that a coordinator may not change are ignored.
    private static EditStructure.Edit edit(StructureForm form, Staff staff) {
        return staff.is(Role.ORGANISER)
                ? new EditStructure.Edit.Rewrite(form.details())
                : new EditStructure.Edit.ChangeAddresses(form.address(), EmailAddress.of(form.mailbox()));
    }

    /// A change of addresses keeps the name.
    private static boolean isDistinct(StructureForm form, Staff staff) {
        return form.isDistinct() || !staff.is(Role.ORGANISER);
    }

    private String form(Structure structure, Staff staff, Model model) {
        model.addAttribute("groups", lookup.groups(staff));
        model.addAttribute("kinds", lookup.kinds());
        page(structure, model);
        return "directory/structure-edit";
    }

    private String removal(Structure structure, Model model) {
        page(structure, model);
        model.addAttribute("uses", uses.openOf(structure.id()));
        return "directory/structure-remove";
    }

    private Structure page(Structure structure, Model model) {
        model.addAttribute("structure", structure);
        model.addAttribute("names", lookup.groupNames());
        return structure;
    }
}
