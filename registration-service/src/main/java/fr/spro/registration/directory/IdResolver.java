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

/// What the ids of structures and groups mean now: the id of one that was merged means the one that stays. What named
/// it before is never written anew, so a merge is whole at once.
@Component
public class IdResolver {

    /// A structure under a name that it has, or that one had which was merged into it.
    public record Named(String name, String label, Structure structure) {}

    private final Structures structures;
    private final Groups groups;

    IdResolver(Structures structures, Groups groups) {
        this.structures = structures;
        this.groups = groups;
    }

    public Optional<Structure> structure(StructureId id) {
        return structures.findById(id).or(() -> {
            var meant = Mergeable.aliases(structures.findMerged()).end(id.value());
            return structures.findEverById(new StructureId(meant)).filter(IdResolver::stands);
        });
    }

    public Optional<Group> group(GroupId id) {
        return groups.findById(id).or(() -> {
            var meant = Mergeable.aliases(groups.findMerged()).end(id.value());
            return groups.findEverById(new GroupId(meant)).filter(IdResolver::stands);
        });
    }

    /// The structure that each id means, of those too that have left the directory.
    public Map<StructureId, Structure> structures() {
        var all = structures.findAllEver();
        var byId = all.stream().collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
        var aliases = Mergeable.aliases(all);
        var meant = new HashMap<StructureId, Structure>();
        for (var one : all) {
            var staying = byId.get(aliases.end(one.id().value()));
            if (staying != null) meant.put(one.id(), staying);
        }
        return meant;
    }

    /// The group in the directory that each id means.
    public Map<GroupId, GroupId> groups() {
        var all = groups.findAllEver();
        var aliases = Mergeable.aliases(all);
        var standing = all.stream()
                .filter(IdResolver::stands)
                .map(group -> group.id().value())
                .collect(Collectors.toSet());
        var meant = new HashMap<GroupId, GroupId>();
        for (var one : all) {
            var staying = aliases.end(one.id().value());
            if (standing.contains(staying)) meant.put(one.id(), new GroupId(staying));
        }
        return meant;
    }

    /// One of several that were merged in a circle stands too: it is about to be listed again.
    private static boolean stands(Mergeable one) {
        return one.isListed() || one.merged() != null;
    }

    /// These ids and all others that mean the same structures.
    public Set<StructureId> everyIdOf(Collection<StructureId> ids) {
        var texts = ids.stream().map(StructureId::value).toList();
        return Mergeable.aliases(structures.findMerged()).allOf(texts).stream()
                .map(StructureId::new)
                .collect(Collectors.toSet());
    }

    /// What was called so before it was merged, when, and by whom.
    public record Former(String name, Merged merged) {}

    public Optional<Former> merged(StructureId id) {
        return structures
                .findEverById(id)
                .flatMap(one -> Optional.ofNullable(one.merged()).map(merged -> new Former(one.name(), merged)));
    }

    public Optional<Former> merged(GroupId id) {
        return groups.findEverById(id)
                .flatMap(one -> Optional.ofNullable(one.merged()).map(merged -> new Former(one.name(), merged)));
    }

    /// What was merged into this structure, the latest first.
    public List<Structure> mergedInto(StructureId staying) {
        var merged = structures.findMerged();
        var aliases = Mergeable.aliases(merged);
        return Mergeable.aliased(merged).stream()
                .filter(one -> aliases.end(one.id().value()).equals(staying.value()))
                .toList();
    }

    /// Every structure of the directory under all its names, the present ones first.
    public List<Named> names() {
        var names = new ArrayList<Named>();
        for (var present : structures.findAllByOrderByName()) {
            names.add(new Named(present.name(), present.label(), present));
        }
        var byId = names.stream()
                .collect(Collectors.toMap(one -> one.structure().id().value(), Named::structure));
        var merged = structures.findMerged();
        var aliases = Mergeable.aliases(merged);
        for (var one : merged) {
            var staying = byId.get(aliases.end(one.id().value()));
            if (staying != null) names.add(new Named(one.name(), one.label(), staying));
        }
        return names;
    }
}
