package fr.spro.registration.directory.web;

import fr.spro.platform.security.Role;
import fr.spro.platform.security.Staff;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The directory as the staff see it: everything for the organiser, the own groups for a coordinator.
@Controller
@RequestMapping("/coordination/annuaire")
class DirectoryController {

    private final Groups groups;
    private final Structures structures;
    private final ImportDirectory importDirectory;

    DirectoryController(Groups groups, Structures structures, ImportDirectory importDirectory) {
        this.groups = groups;
        this.structures = structures;
        this.importDirectory = importDirectory;
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

    @PostMapping("/{kind:groups|structures}")
    @PreAuthorize("hasRole('ORGANISER')")
    String importFile(@PathVariable String kind, @RequestParam MultipartFile file, Staff staff, Model model)
            throws IOException {
        var csv = file.getBytes();
        var outcome = kind.equals("groups") ? importDirectory.groups(csv) : importDirectory.structures(csv);
        switch (outcome) {
            case ImportDirectory.Outcome.Imported imported -> model.addAttribute("imported", imported);
            case ImportDirectory.Outcome.Faulty(var faults) -> model.addAttribute("faults", faults);
        }
        model.addAttribute("kind", kind);
        return "directory/imported";
    }
}
