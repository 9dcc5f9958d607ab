package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.AddStructure;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Recognised;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Unclear;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.directory.web.StructureForm;
import fr.spro.registration.enrolment.UnlistedStructures;
import fr.spro.registration.enrolment.UnlistedStructures.Unlisted;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/// The staff's pages of free-text structures: assign one of the directory, or add it.
@Controller
@RequestMapping("/coordination/annuaire/hors-liste")
@PreAuthorize("hasRole('ORGANISER')")
class UnlistedController {

    private static final String TO_LIST = "redirect:/coordination/annuaire/hors-liste";

    private final UnlistedStructures unlisted;
    private final AddStructure addStructure;
    private final Groups groups;
    private final Structures structures;
    private final RecogniseStructure recogniseStructure;

    UnlistedController(
            UnlistedStructures unlisted,
            AddStructure addStructure,
            Groups groups,
            Structures structures,
            RecogniseStructure recogniseStructure) {
        this.unlisted = unlisted;
        this.addStructure = addStructure;
        this.groups = groups;
        this.structures = structures;
        this.recogniseStructure = recogniseStructure;
    }

    @GetMapping
    String list(
            @RequestParam(name = "rattaches", required = false) @Nullable Integer attached,
            @RequestParam(defaultValue = "") String apres,
            Model model) {
        model.addAttribute("attached", attached);
        return list(apres, model);
    }

    private String list(String after, Model model) {
        var page = unlisted.page(after);
        model.addAttribute("unlisted", page.shown());
        model.addAttribute("next", page.next());
        model.addAttribute("apres", after);
        model.addAttribute(
                "nearest",
                recogniseStructure.nearest(
                        page.shown().stream().map(Unlisted::name).toList()));
        model.addAttribute("listed", structures.findAllByOrderByName());
        return "enrolment/unlisted";
    }

    @PostMapping("/rattachement")
    String attach(
            @RequestParam(name = "nom") String key,
            @RequestParam(name = "structure", defaultValue = "") String structure,
            @RequestParam(defaultValue = "") String apres,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        return switch (recogniseStructure.handle(structure)) {
            case Recognised(var known) -> {
                after.addAttribute("rattaches", unlisted.attach(key, known.id(), staff.subject()));
                if (!apres.isEmpty()) after.addAttribute("apres", apres);
                yield TO_LIST;
            }
            case Unclear _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("unclear", key);
                model.addAttribute("typed", structure);
                yield list(apres, model);
            }
        };
    }

    @GetMapping("/ajout")
    String add(@RequestParam(name = "nom") String key, Model model) {
        var name = named(key).map(Unlisted::name).orElse(key);
        model.addAttribute(StructureForm.NAME, StructureForm.empty(name, null));
        return page(key, model);
    }

    @PostMapping("/ajout")
    String add(
            @RequestParam(name = "nom") String key,
            @Valid @ModelAttribute(StructureForm.NAME) StructureForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var request = IdempotencyKey.ofForm(form.request());
            var command = new AddStructure.Command(request, form.details(), form.isDistinct(), staff.subject());
            switch (addStructure.handle(command)) {
                case AddStructure.Outcome.Added(var structure) -> {
                    after.addAttribute("rattaches", unlisted.attach(key, structure.id(), staff.subject()));
                    return TO_LIST;
                }
                case AddStructure.Outcome.UnknownGroup _ -> errors.rejectValue("group", "NotBlank");
                case AddStructure.Outcome.SimilarFound(var similar) -> {
                    FormErrors.reject(errors, "distinct", "similar-structures");
                    model.addAttribute("similar", similar);
                }
            }
        }
        return page(key, model);
    }

    private String page(String key, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("groups", groups.findAllByOrderByName());
        model.addAttribute(
                "kinds",
                structures.findAllByOrderByName().stream()
                        .map(Structure::kind)
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute("people", named(key).map(Unlisted::people).orElse(0L));
        return "enrolment/unlisted-add";
    }

    private Optional<Unlisted> named(String key) {
        return unlisted.all().stream().filter(one -> one.key().equals(key)).findFirst();
    }
}
