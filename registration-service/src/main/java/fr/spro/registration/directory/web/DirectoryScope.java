package fr.spro.registration.directory.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Role;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.spreadsheet.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What of the directory somebody of the staff may see: all for the organiser, the own groups for a coordinator.
@Component
class DirectoryScope {

    private final Groups groups;
    private final Structures structures;
    private final IdResolver meanings;

    DirectoryScope(Groups groups, Structures structures, IdResolver meanings) {
        this.groups = groups;
        this.structures = structures;
        this.meanings = meanings;
    }

    List<Group> groups(Staff staff) {
        var visible = staff.is(Role.ORGANISER)
                ? groups.findAllByOrderByName()
                : groups.findBySubjectsContaining(staff.subject());
        return visible.stream()
                .sorted(Comparator.comparing(group -> Texts.plain(group.name())))
                .toList();
    }

    /// Null for all.
    @Nullable
    Collection<GroupId> within(Staff staff) {
        if (staff.is(Role.ORGANISER)) return null;
        return groups.findBySubjectsContaining(staff.subject()).stream()
                .map(Group::id)
                .toList();
    }

    /// @throws UnknownAggregate if it is not in the directory, or not in a group of this person
    Structure structure(String id, Staff staff) {
        var asked = new StructureId(id);
        var within = within(staff);
        return structures
                .findById(asked)
                .filter(found -> within == null || within.contains(found.group()))
                .orElseThrow(() -> new UnknownAggregate(Structure.class, asked));
    }

    /// @throws UnknownAggregate if it is not in the directory, or not one of this person's
    Group group(String id, Staff staff) {
        var asked = new GroupId(id);
        var within = within(staff);
        return groups.findById(asked)
                .filter(found -> within == null || within.contains(found.id()))
                .orElseThrow(() -> new UnknownAggregate(Group.class, asked));
    }

    /// What an id means, to be shown; whoever changes something says which one.
    String structureMeantBy(String id) {
        return meanings.structure(new StructureId(id))
                .map(meant -> meant.id().value())
                .orElse(id);
    }

    String groupMeantBy(String id) {
        return meanings.group(new GroupId(id)).map(meant -> meant.id().value()).orElse(id);
    }

    /// Names of groups by id, of those too that have left the directory.
    Map<GroupId, String> groupNames() {
        return groups.findAllEver().stream().collect(Collectors.toMap(Group::id, Group::name));
    }

    /// Kinds of structures that there are.
    List<String> kinds() {
        return structures.findAllByOrderByName().stream()
                .map(Structure::kind)
                .distinct()
                .sorted()
                .toList();
    }
}
