package fr.spro.registration.directory.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.AddStructure;
import jakarta.validation.Valid;
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

/// The form that adds a structure.
@Controller
@RequestMapping("/coordination/annuaire/ajout/structure")
@PreAuthorize("hasRole('ORGANISER')")
class AddStructureController {

    private final DirectoryLookup lookup;
    private final AddStructure addStructure;

    AddStructureController(DirectoryLookup lookup, AddStructure addStructure) {
        this.lookup = lookup;
        this.addStructure = addStructure;
    }

    @GetMapping
    String add(@RequestParam(defaultValue = "") String groupe, Staff staff, Model model) {
        model.addAttribute(StructureForm.NAME, StructureForm.empty("", groupe));
        return form(staff, model);
    }

    @PostMapping
    String add(
            @Valid @ModelAttribute(StructureForm.NAME) StructureForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var command = new AddStructure.Command(
                    IdempotencyKey.ofForm(form.request()), form.details(), form.isDistinct(), staff.subject());
            switch (addStructure.handle(command)) {
                case AddStructure.Outcome.Added(var structure) -> {
                    after.addAttribute("id", structure.id().value()).addAttribute("fait", "ajoutee");
                    return "redirect:/coordination/annuaire/structures/{id}";
                }
                case AddStructure.Outcome.UnknownGroup _ -> errors.rejectValue("group", "NotBlank");
                case AddStructure.Outcome.SimilarFound(var similar) -> {
                    FormErrors.reject(errors, "distinct", "similar-structures");
                    model.addAttribute("similar", similar);
                }
            }
        }
        return form(staff, model);
    }

    private String form(Staff staff, Model model) {
        model.addAttribute("groups", lookup.groups(staff));
        model.addAttribute("kinds", lookup.kinds());
        return "directory/structure-add";
    }
}
