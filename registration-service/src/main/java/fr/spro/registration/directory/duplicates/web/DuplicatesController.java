package fr.spro.registration.directory.duplicates.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Recognised;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Unclear;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.directory.duplicates.ConfirmDistinct;
import fr.spro.registration.directory.duplicates.FindDuplicates;
import fr.spro.registration.directory.duplicates.FindDuplicates.Reason;
import fr.spro.registration.directory.duplicates.FindDuplicates.Suspicion;
import fr.spro.registration.directory.duplicates.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/// Possible duplicates side by side, to mark as distinct or to merge.
@Controller
@RequestMapping("/coordination/annuaire/doublons")
@PreAuthorize("hasRole('ORGANISER')")
class DuplicatesController {

    private static final int SHOWN = 20;

    /// A pair of possible duplicates on the page.
    public record PairPage(Kind kind, ComparisonView one, ComparisonView other, List<Reason> reasons) {}

    private final FindDuplicates findDuplicates;
    private final ConfirmDistinct confirmDistinct;
    private final ComparisonViews sides;
    private final RecogniseStructure recogniseStructure;
    private final Structures structures;
    private final Groups groups;
    private final IdResolver idResolver;

    DuplicatesController(
            FindDuplicates findDuplicates,
            ConfirmDistinct confirmDistinct,
            ComparisonViews sides,
            RecogniseStructure recogniseStructure,
            Structures structures,
            Groups groups,
            IdResolver idResolver) {
        this.findDuplicates = findDuplicates;
        this.confirmDistinct = confirmDistinct;
        this.sides = sides;
        this.recogniseStructure = recogniseStructure;
        this.structures = structures;
        this.groups = groups;
        this.idResolver = idResolver;
    }

    /// @param fiche only possible duplicates of this entry
    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String fiche, @RequestParam(defaultValue = "0") int debut, Model model) {
        var start = Math.max(0, debut);
        var all = Stream.concat(findDuplicates.groups().stream(), findDuplicates.structures().stream())
                .filter(one -> fiche.isEmpty() || one.isAbout(fiche))
                .toList();
        model.addAttribute("found", all.size());
        model.addAttribute(
                "pairs",
                all.stream()
                        .skip(start)
                        .limit(SHOWN)
                        .flatMap(one -> page(one).stream())
                        .toList());
        model.addAttribute("fiche", fiche);
        model.addAttribute("first", start == 0);
        model.addAttribute("next", start + SHOWN < all.size() ? start + SHOWN : null);
        return "duplicates/list";
    }

    @PostMapping("/{kind:structures|groupes}/distincts")
    String confirmDistinct(
            @PathVariable String kind,
            @RequestParam(name = "une") String one,
            @RequestParam(name = "autre") String other,
            Staff staff,
            RedirectAttributes after) {
        confirmDistinct.handle(new ConfirmDistinct.Command(kind(kind), one, other, staff.subject()));
        after.addAttribute("fait", "distincts");
        return "redirect:/coordination/annuaire/doublons";
    }

    @GetMapping("/{kind:structures|groupes}")
    String choose(
            @PathVariable String kind, @ModelAttribute("form") ChoiceForm form, BindingResult faults, Model model) {
        model.addAttribute("kind", kind(kind));
        model.addAttribute(
                "listed",
                structures.findAllByOrderByName().stream()
                        .map(Structure::label)
                        .distinct()
                        .toList());
        model.addAttribute("groups", groups.findAllByOrderByName());
        if (form.isEmpty()) return "duplicates/choose";
        var one = chosen(kind(kind), "une", form.une(), faults);
        var other = chosen(kind(kind), "autre", form.autre(), faults);
        if (one.isPresent() && one.map(ComparisonView::id).equals(other.map(ComparisonView::id))) {
            FormErrors.reject(faults, "autre", "same-entry");
        }
        if (faults.hasErrors()) {
            return "duplicates/choose";
        }
        model.addAttribute("pair", new PairPage(kind(kind), one.orElseThrow(), other.orElseThrow(), List.of()));
        return "duplicates/choose";
    }

    static Kind kind(String word) {
        return word.equals("groupes") ? Kind.GROUPS : Kind.STRUCTURES;
    }

    private Optional<ComparisonView> chosen(Kind kind, String field, String typed, BindingResult faults) {
        if (typed.isEmpty()) {
            FormErrors.reject(faults, field, "two-entries-needed");
            return Optional.empty();
        }
        if (kind == Kind.GROUPS) {
            var group = idResolver.group(new GroupId(typed));
            if (group.isEmpty()) FormErrors.reject(faults, field, "not-in-directory");
            return group.map(sides::of);
        }
        return switch (recogniseStructure.handle(typed)) {
            case Recognised(var structure) -> Optional.of(sides.of(structure));
            case Unclear(var proposals) -> {
                var names = proposals.stream().map(Structure::label).toList();
                if (names.isEmpty()) FormErrors.reject(faults, field, "not-in-directory");
                else FormErrors.reject(faults, field, "several-alike", String.join(" ; ", names));
                yield Optional.empty();
            }
        };
    }

    /// Empty if one of them was merged concurrently.
    private Optional<PairPage> page(Suspicion suspicion) {
        var one = sides.find(suspicion.kind(), suspicion.one());
        var other = sides.find(suspicion.kind(), suspicion.other());
        return one.isPresent() && other.isPresent()
                ? Optional.of(new PairPage(suspicion.kind(), one.get(), other.get(), suspicion.reasons()))
                : Optional.empty();
    }
}
