package fr.spro.registration.directory.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.spreadsheet.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds groups and structures by the ids of an address, if they are visible to the member of staff.
@Component
class DirectoryLookup {

    private final Groups groups;
    private final Structures structures;
    private final IdResolver ids;
    private final CoordinatorAccess access;

    DirectoryLookup(Groups groups, Structures structures, IdResolver ids, CoordinatorAccess access) {
        this.groups = groups;
        this.structures = structures;
        this.ids = ids;
        this.access = access;
    }

    List<Group> groups(Staff staff) {
        var scope = access.of(staff);
        return groups.findAllByOrderByName().stream()
                .filter(group -> scope.includes(group.id()))
                .sorted(Comparator.comparing(group -> Texts.normalise(group.name())))
                .toList();
    }

    /// Empty if it is not in the directory, or not visible.
    Optional<Structure> structure(String id, Staff staff) {
        var scope = access.of(staff);
        return structures.findById(new StructureId(id)).filter(found -> scope.includes(found.group()));
    }

    /// Empty if it is not in the directory, or not visible.
    Optional<Group> group(String id, Staff staff) {
        var scope = access.of(staff);
        return groups.findById(new GroupId(id)).filter(found -> scope.includes(found.id()));
    }

    /// For display: the id of a merged structure resolves to its target, unlike in commands.
    ///
    /// @throws UnknownAggregate if it is not in the directory, or not visible
    Structure resolveStructure(String id, Staff staff) {
        var asked = new StructureId(id);
        var target = ids.structure(asked).map(Structure::id).orElse(asked);
        return structure(target.value(), staff).orElseThrow(() -> new UnknownAggregate(Structure.class, asked));
    }

    /// The same for groups.
    Group resolveGroup(String id, Staff staff) {
        var asked = new GroupId(id);
        var target = ids.group(asked).map(Group::id).orElse(asked);
        return group(target.value(), staff).orElseThrow(() -> new UnknownAggregate(Group.class, asked));
    }

    /// Names of groups by id, including removed ones.
    Map<GroupId, String> groupNames() {
        return groups.findAllIncludingRemoved().stream().collect(Collectors.toMap(Group::id, Group::name));
    }

    /// The existing kinds of structures.
    List<String> kinds() {
        return structures.findAllByOrderByName().stream()
                .map(Structure::kind)
                .distinct()
                .sorted()
                .toList();
    }
}
