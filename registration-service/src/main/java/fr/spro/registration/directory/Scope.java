package fr.spro.registration.directory;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a member of the staff may see of the network: everything, or some groups with their structures. Ids of groups
/// and structures that were merged are among them.
public record Scope(boolean isWhole, Set<GroupId> groups, Set<StructureId> structures) {

    public static final Scope WHOLE = new Scope(true, Set.of(), Set.of());

    public boolean includes(GroupId group) {
        return isWhole || groups.contains(group);
    }

    /// @param structure null for people of no structure of the directory, who are in no group
    public boolean includes(@Nullable StructureId structure) {
        return isWhole || structure != null && structures.contains(structure);
    }

    /// The part of it within these structures.
    public Scope within(Collection<StructureId> some) {
        return new Scope(false, groups, some.stream().filter(this::includes).collect(Collectors.toUnmodifiableSet()));
    }
}
