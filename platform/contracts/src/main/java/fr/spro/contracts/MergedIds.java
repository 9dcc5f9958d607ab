package fr.spro.contracts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Ids that became aliases of other ids because their entities were merged.
///
/// @param next the direct target of each id, which may itself be merged
public record MergedIds<T extends Comparable<T>>(Map<T, T> next) {

    public MergedIds {
        next = Map.copyOf(next);
    }

    /// The id that this one resolves to in the end, itself if it was not merged.
    public T resolve(T id) {
        var seen = new LinkedHashSet<T>();
        var current = id;
        while (next.containsKey(current)) {
            // Two that were merged into each other at the same time resolve to the same one.
            if (!seen.add(current)) return smallestFrom(current);
            current = next.get(current);
        }
        return current;
    }

    /// Whether the id was merged into another one.
    public boolean isAlias(T id) {
        return !resolve(id).equals(id);
    }

    /// These ids, their targets and all other aliases of those.
    public Set<T> allOf(Collection<T> ids) {
        var all = new LinkedHashSet<>(ids);
        ids.forEach(id -> all.add(resolve(id)));
        next.keySet().stream().filter(alias -> all.contains(resolve(alias))).forEach(all::add);
        return all;
    }

    private T smallestFrom(T start) {
        var smallest = start;
        for (var id = next.get(start); !id.equals(start); id = next.get(id)) {
            if (id.compareTo(smallest) < 0) smallest = id;
        }
        return smallest;
    }
}
