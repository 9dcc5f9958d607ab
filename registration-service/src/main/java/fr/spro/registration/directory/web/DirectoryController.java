package fr.spro.registration.directory.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.FindStructures;
import fr.spro.registration.directory.FindStructures.Order;
import fr.spro.registration.directory.FindStructures.Search;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.StructureId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The directory: everything for organisers, their own groups for coordinators.
@Controller
@RequestMapping("/coordination/annuaire")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class DirectoryController {

    private static final int PAGE = 50;

    /// The parameters of the list, so that its address can be shared.
    ///
    /// @param q search words
    /// @param groupe a group, or empty
    /// @param type a kind of structure, or empty
    /// @param tri `nom`, `ville` or `groupe`
    public record Filter(String q, String groupe, String type, String tri) {

        Order order() {
            return switch (tri) {
                case "ville" -> Order.CITY;
                case "groupe" -> Order.GROUP;
                default -> Order.NAME;
            };
        }

        public boolean isEmpty() {
            return q.isBlank() && groupe.isEmpty() && type.isEmpty();
        }
    }

    private final DirectoryLookup lookup;
    private final CoordinatorAccess access;
    private final FindStructures findStructures;

    DirectoryController(DirectoryLookup lookup, CoordinatorAccess access, FindStructures findStructures) {
        this.lookup = lookup;
        this.access = access;
        this.findStructures = findStructures;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String groupe,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "") String apres,
            Staff staff,
            Model model) {
        var filter = new Filter(q, groupe, type, tri);
        var groups = lookup.groups(staff);
        var page = findStructures.find(new Search(
                q,
                groupe.isEmpty() ? null : new GroupId(groupe),
                type.isEmpty() ? null : type,
                access.of(staff),
                filter.order(),
                apres.isEmpty() ? null : new StructureId(apres),
                PAGE));
        model.addAttribute("filter", filter);
        model.addAttribute("groups", groups);
        model.addAttribute("page", page);
        model.addAttribute("names", lookup.groupNames());
        model.addAttribute("first", apres.isEmpty());
        return "directory/show";
    }
}
