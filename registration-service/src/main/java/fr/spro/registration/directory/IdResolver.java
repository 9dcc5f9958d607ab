package fr.spro.registration.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Resolves ids of structures and groups: the id of a merged one is an alias of its target. References are
/// not rewritten, so a merge takes effect atomically.
@Component
public class IdResolver {

    /// A structure under its own name or that of one merged into it.
    public record Named(String name, String label, Structure structure) {}

    private final Structures structures;
    private final Groups groups;

    public IdResolver(Structures structures, Groups groups) {
        this.structures = structures;
        this.groups = groups;
    }

    public Optional<Structure> structure(StructureId id) {
        return structures.findById(id).or(() -> {
            var resolved = MergeLink.aliases(structures.findMergeLinks()).resolve(id.value());
            return structures
                    .findIncludingRemovedById(new StructureId(resolved))
                    .filter(IdResolver::isCurrent);
        });
    }

    public Optional<Group> group(GroupId id) {
        return groups.findById(id).or(() -> {
            var resolved = MergeLink.aliases(groups.findMergeLinks()).resolve(id.value());
            return groups.findIncludingRemovedById(new GroupId(resolved)).filter(IdResolver::isCurrent);
        });
    }

    /// The structure that an id resolves to, also if it was removed.
    public Optional<Structure> structureIncludingRemoved(StructureId id) {
        return structures.findIncludingRemovedById(id).flatMap(one -> {
            if (one.merged() == null) return Optional.of(one);
            var resolved = MergeLink.aliases(structures.findMergeLinks()).resolve(id.value());
            return structures.findIncludingRemovedById(new StructureId(resolved));
        });
    }

    /// The structure that each id resolves to, including removed ones.
    public Map<StructureId, Structure> structures() {
        var all = structures.findAllIncludingRemoved();
        var byId = all.stream().collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
        var aliases = MergeLink.aliases(all);
        var resolved = new HashMap<StructureId, Structure>();
        for (var one : all) {
            var target = byId.get(aliases.resolve(one.id().value()));
            if (target != null) resolved.put(one.id(), target);
        }
        return resolved;
    }

    /// The group in the directory that each id resolves to.
    public Map<GroupId, GroupId> groups() {
        var all = groups.findAllIncludingRemoved();
        var aliases = MergeLink.aliases(all);
        var current = all.stream()
                .filter(IdResolver::isCurrent)
                .map(group -> group.id().value())
                .collect(Collectors.toSet());
        var resolved = new HashMap<GroupId, GroupId>();
        for (var one : all) {
            var target = aliases.resolve(one.id().value());
            if (current.contains(target)) resolved.put(one.id(), new GroupId(target));
        }
        return resolved;
    }

    /// Also the target of a merge cycle, which is about to be restored.
    private static boolean isCurrent(Mergeable one) {
        return one.isListed() || one.merged() != null;
    }

    /// These ids and all other aliases of the same structures.
    public Set<StructureId> allIdsOf(Collection<StructureId> ids) {
        var texts = ids.stream().map(StructureId::value).toList();
        return MergeLink.aliases(structures.findMergeLinks()).allOf(texts).stream()
                .map(StructureId::new)
                .collect(Collectors.toSet());
    }

    /// The former name of a merged one, when it was merged, and by whom.
    public record Former(String name, Merged merged) {}

    public Optional<Former> merged(StructureId id) {
        return structures
                .findIncludingRemovedById(id)
                .flatMap(one -> Optional.ofNullable(one.merged()).map(merged -> new Former(one.name(), merged)));
    }

    public Optional<Former> merged(GroupId id) {
        return groups.findIncludingRemovedById(id)
                .flatMap(one -> Optional.ofNullable(one.merged()).map(merged -> new Former(one.name(), merged)));
    }

    /// The structures merged into this one, the latest first.
    public List<Structure> mergedInto(StructureId target) {
        var merged = structures.findMerged();
        var aliases = MergeLink.aliases(merged);
        return MergeLink.aliased(merged).stream()
                .filter(one -> aliases.resolve(one.id().value()).equals(target.value()))
                .toList();
    }

    /// Every structure of the directory under all its names, current names first.
    public List<Named> names() {
        var names = new ArrayList<Named>();
        for (var present : structures.findAllByOrderByName()) {
            names.add(new Named(present.name(), present.label(), present));
        }
        var byId = names.stream()
                .collect(Collectors.toMap(one -> one.structure().id().value(), Named::structure));
        var merged = structures.findMerged();
        var aliases = MergeLink.aliases(merged);
        for (var one : merged) {
            var target = byId.get(aliases.resolve(one.id().value()));
            if (target != null) names.add(new Named(one.name(), one.label(), target));
        }
        return names;
    }
}
