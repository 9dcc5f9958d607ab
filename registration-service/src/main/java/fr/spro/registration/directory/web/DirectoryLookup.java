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

    /// @throws UnknownAggregate if it is not in the directory, or not visible
    Structure structure(String id, Staff staff) {
        var asked = new StructureId(id);
        var scope = access.of(staff);
        return structures
                .findById(asked)
                .filter(found -> scope.includes(found.group()))
                .orElseThrow(() -> new UnknownAggregate(Structure.class, asked));
    }

    /// @throws UnknownAggregate if it is not in the directory, or not visible
    Group group(String id, Staff staff) {
        var asked = new GroupId(id);
        var scope = access.of(staff);
        return groups.findById(asked)
                .filter(found -> scope.includes(found.id()))
                .orElseThrow(() -> new UnknownAggregate(Group.class, asked));
    }

    /// For display: the id of a merged structure resolves to its target, unlike in commands.
    Structure resolveStructure(String id, Staff staff) {
        var meant = ids.structure(new StructureId(id));
        return structure(meant.map(found -> found.id().value()).orElse(id), staff);
    }

    /// The same for groups.
    Group resolveGroup(String id, Staff staff) {
        var meant = ids.group(new GroupId(id));
        return group(meant.map(found -> found.id().value()).orElse(id), staff);
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
