package fr.spro.registration.directory.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.FindCoordinators;
import fr.spro.registration.directory.FindStructures;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The models of the pages of groups and coordinators.
@Component
class GroupPages {

    private final DirectoryLookup lookup;
    private final DirectoryHistory history;
    private final FindStructures findStructures;
    private final FindCoordinators findCoordinators;

    GroupPages(
            DirectoryLookup lookup,
            DirectoryHistory history,
            FindStructures findStructures,
            FindCoordinators findCoordinators) {
        this.lookup = lookup;
        this.history = history;
        this.findStructures = findStructures;
        this.findCoordinators = findCoordinators;
    }

    /// A group in the list of groups.
    public record Row(Group group, List<Coordinator> people, long structures) {}

    String list(Staff staff, Model model) {
        var counts = findStructures.counts();
        model.addAttribute(
                "rows",
                lookup.groups(staff).stream()
                        .map(group -> new Row(group, findCoordinators.of(group), counts.getOrDefault(group.id(), 0L)))
                        .toList());
        return "directory/groups";
    }

    String show(Group group, Model model) {
        var people = findCoordinators.of(group);
        model.addAttribute("group", group);
        model.addAttribute("coordinators", people);
        model.addAttribute("structures", findStructures.counts().getOrDefault(group.id(), 0L));
        model.addAttribute("names", lookup.groupNames());
        model.addAttribute("people", names(people));
        model.addAttribute("history", history.of(group));
        return "directory/group";
    }

    /// The concurrent change, for the form that conflicts with it.
    void conflict(Group now, Model model) {
        model.addAttribute("other", history.latest(now));
    }

    /// @param group null for a new one
    String edit(@Nullable Group group, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("names", Map.of());
        return "directory/group-edit";
    }

    String remove(Group group, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("names", Map.of());
        model.addAttribute("coordinators", findCoordinators.of(group));
        model.addAttribute("structures", findStructures.counts().getOrDefault(group.id(), 0L));
        return "directory/group-remove";
    }

    /// @param coordinator null for a new one
    String coordinator(Group group, @Nullable Coordinator coordinator, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("coordinator", coordinator);
        return "directory/coordinator";
    }

    String removeCoordinator(Group group, Coordinator coordinator, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("coordinator", coordinator);
        model.addAttribute("others", findCoordinators.others(coordinator.id(), group.id()));
        model.addAttribute("isLast", group.coordinators().size() == 1);
        model.addAttribute("names", Map.<GroupId, String>of());
        return "directory/coordinator-remove";
    }

    private static Map<String, String> names(List<Coordinator> people) {
        return people.stream().collect(Collectors.toMap(person -> person.id().value(), Coordinator::name));
    }
}
