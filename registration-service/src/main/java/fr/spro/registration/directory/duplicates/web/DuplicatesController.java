package fr.spro.registration.directory.duplicates.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.duplicates.ConfirmDistinct;
import fr.spro.registration.directory.duplicates.FindDuplicates;
import fr.spro.registration.directory.duplicates.FindDuplicates.PossibleDuplicate;
import fr.spro.registration.directory.duplicates.FindDuplicates.Reason;
import fr.spro.registration.directory.duplicates.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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

    private static final int MAX_SHOWN = 20;

    /// A pair of possible duplicates on the page.
    public record PairPage(Kind kind, ComparisonView one, ComparisonView other, List<Reason> reasons) {}

    private final FindDuplicates findDuplicates;
    private final ConfirmDistinct confirmDistinct;
    private final ComparisonViews views;

    DuplicatesController(FindDuplicates findDuplicates, ConfirmDistinct confirmDistinct, ComparisonViews views) {
        this.findDuplicates = findDuplicates;
        this.confirmDistinct = confirmDistinct;
        this.views = views;
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
                        .limit(MAX_SHOWN)
                        .flatMap(one -> page(one).stream())
                        .toList());
        model.addAttribute("fiche", fiche);
        model.addAttribute("first", start == 0);
        model.addAttribute("next", start + MAX_SHOWN < all.size() ? start + MAX_SHOWN : null);
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

    static Kind kind(String word) {
        return word.equals("groupes") ? Kind.GROUPS : Kind.STRUCTURES;
    }

    /// Empty if one of them was merged concurrently.
    private Optional<PairPage> page(PossibleDuplicate duplicate) {
        var one = views.find(duplicate.kind(), duplicate.one());
        var other = views.find(duplicate.kind(), duplicate.other());
        return one.isPresent() && other.isPresent()
                ? Optional.of(new PairPage(duplicate.kind(), one.get(), other.get(), duplicate.reasons()))
                : Optional.empty();
    }
}
