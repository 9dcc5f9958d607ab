package fr.spro.registration.directory;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The visible part of the network for a member of staff: everything, or some groups with their structures,
/// including merged ids.
public record Scope(boolean isWhole, Set<GroupId> groups, Set<StructureId> structures) {

    public static final Scope WHOLE = new Scope(true, Set.of(), Set.of());

    public boolean includes(GroupId group) {
        return isWhole || groups.contains(group);
    }

    /// @param structure null for people without a structure of the directory, who are in no group
    public boolean includes(@Nullable StructureId structure) {
        return isWhole || structure != null && structures.contains(structure);
    }

    /// Restricts it to these structures.
    public Scope within(Collection<StructureId> some) {
        return new Scope(false, groups, some.stream().filter(this::includes).collect(Collectors.toUnmodifiableSet()));
    }
}
