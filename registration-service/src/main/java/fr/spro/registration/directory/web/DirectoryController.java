package fr.spro.registration.directory.web;

import fr.spro.platform.security.Role;
import fr.spro.platform.security.Staff;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The directory as the staff see it: everything for the organiser, the own groups for a coordinator.
@Controller
@RequestMapping("/coordination/annuaire")
class DirectoryController {

    private final Groups groups;
    private final Structures structures;

    DirectoryController(Groups groups, Structures structures) {
        this.groups = groups;
        this.structures = structures;
    }

    @GetMapping
    String show(Staff staff, Model model) {
        var visible = staff.is(Role.ORGANISER)
                ? groups.findAllByOrderByName()
                : groups.findBySubjectsContaining(staff.subject());
        var byGroup = structures.findAllByOrderByName().stream().collect(Collectors.groupingBy(Structure::group));
        model.addAttribute(
                "groups",
                visible.stream()
                        .map(group -> new GroupPage(group, byGroup.getOrDefault(group.id(), List.of())))
                        .toList());
        return "directory/show";
    }
}
