package fr.spro.registration.directory;

import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The access rule: organisers see everybody, other accounts the groups that they coordinate or substitute
/// in, with the structures and participants of these.
@Component
public class CoordinatorAccess {

    private final Groups groups;
    private final IdResolver ids;

    public CoordinatorAccess(Groups groups, IdResolver ids) {
        this.groups = groups;
        this.ids = ids;
    }

    /// The scope of an account within one structure, or within everything if null.
    public Scope of(Staff staff, @Nullable StructureId structure) {
        var visible = of(staff);
        return structure == null ? visible : visible.within(ids.allIdsOf(List.of(structure)));
    }

    public Scope of(Staff staff) {
        if (staff.is(Role.ORGANISER)) return Scope.WHOLE;
        var own = groups.findActedForBy(staff.subject()).stream()
                .map(group -> group.id().value())
                .toList();
        var visible = MergeLink.aliases(groups.findMergeLinks()).allOf(own).stream()
                .map(GroupId::new)
                .collect(Collectors.toUnmodifiableSet());
        var structures = ids.structures().entrySet().stream()
                .filter(known -> visible.contains(known.getValue().group()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new Scope(false, visible, structures);
    }
}
