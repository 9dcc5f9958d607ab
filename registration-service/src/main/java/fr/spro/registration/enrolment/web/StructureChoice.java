package fr.spro.registration.enrolment.web;

import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.Wishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The structures that a participant chooses from, under their groups.
@Component
class StructureChoice {

    private final Groups groups;
    private final Structures structures;

    StructureChoice(Groups groups, Structures structures) {
        this.groups = groups;
        this.structures = structures;
    }

    Map<Group, List<Structure>> byGroup() {
        var all = structures.findAllByOrderByName().stream().collect(Collectors.groupingBy(Structure::group));
        var byGroup = new LinkedHashMap<Group, List<Structure>>();
        groups.findAllByOrderByName().forEach(group -> byGroup.put(group, all.getOrDefault(group.id(), List.of())));
        return byGroup;
    }

    /// Where somebody comes from, in words; empty if they did not say.
    String nameOf(Wishes wishes) {
        var other = wishes.otherStructure() == null ? "" : wishes.otherStructure();
        return wishes.structure() == null
                ? other
                : structures.findById(wishes.structure()).map(Structure::name).orElse(other);
    }
}
