package fr.spro.registration.directory.duplicates.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Recognised;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Unclear;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.directory.duplicates.Kind;
import fr.spro.registration.directory.duplicates.web.DuplicatesController.PairPage;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The page on which an organiser chooses two entries of the directory to compare.
@Controller
@RequestMapping("/coordination/annuaire/doublons/{kind:structures|groupes}")
@PreAuthorize("hasRole('ORGANISER')")
class ComparisonController {

    private final ComparisonViews views;
    private final RecogniseStructure recogniseStructure;
    private final Structures structures;
    private final Groups groups;
    private final IdResolver idResolver;

    ComparisonController(
            ComparisonViews views,
            RecogniseStructure recogniseStructure,
            Structures structures,
            Groups groups,
            IdResolver idResolver) {
        this.views = views;
        this.recogniseStructure = recogniseStructure;
        this.structures = structures;
        this.groups = groups;
        this.idResolver = idResolver;
    }

    @GetMapping
    String choose(
            @PathVariable String kind, @ModelAttribute("pairForm") ChoiceForm form, BindingResult errors, Model model) {
        var compared = DuplicatesController.kind(kind);
        model.addAttribute("kind", compared);
        model.addAttribute(
                "listed",
                structures.findAllByOrderByName().stream()
                        .map(Structure::label)
                        .distinct()
                        .toList());
        model.addAttribute("groups", groups.findAllByOrderByName());
        if (form.isEmpty()) return "duplicates/choose";
        var one = chosen(compared, "une", form.une(), errors);
        var other = chosen(compared, "autre", form.autre(), errors);
        if (one.isPresent() && one.map(ComparisonView::id).equals(other.map(ComparisonView::id))) {
            FormErrors.reject(errors, "autre", "same-entry");
        }
        if (errors.hasErrors()) {
            return "duplicates/choose";
        }
        model.addAttribute("pair", new PairPage(compared, one.orElseThrow(), other.orElseThrow(), List.of()));
        return "duplicates/choose";
    }

    private Optional<ComparisonView> chosen(Kind kind, String field, String typed, BindingResult errors) {
        if (typed.isEmpty()) {
            FormErrors.reject(errors, field, "two-records-required");
            return Optional.empty();
        }
        if (kind == Kind.GROUPS) {
            var group = idResolver.group(new GroupId(typed));
            if (group.isEmpty()) FormErrors.reject(errors, field, "not-in-directory");
            return group.map(views::of);
        }
        return switch (recogniseStructure.handle(typed)) {
            case Recognised(var structure) -> Optional.of(views.of(structure));
            case Unclear(var proposals) -> {
                var names = proposals.stream().map(Structure::label).toList();
                if (names.isEmpty()) FormErrors.reject(errors, field, "not-in-directory");
                else FormErrors.reject(errors, field, "several-similar", String.join(" ; ", names));
                yield Optional.empty();
            }
        };
    }
}
