package fr.spro.contracts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Ids that stand for other ids since the things they named were merged.
///
/// @param next what each stands for directly; that may stand for another one in turn
public record MergedIds<T extends Comparable<T>>(Map<T, T> next) {

    public MergedIds {
        next = Map.copyOf(next);
    }

    /// What an id means in the end: itself for most.
    public T end(T id) {
        var seen = new LinkedHashSet<T>();
        var current = id;
        while (next.containsKey(current)) {
            // Two that were merged into each other at the same time: one stays, whichever of them is asked for.
            if (!seen.add(current)) return smallestFrom(current);
            current = next.get(current);
        }
        return current;
    }

    /// Whether an id means another one.
    public boolean isAlias(T id) {
        return !end(id).equals(id);
    }

    /// These ids, what they mean, and everything else that means the same.
    public Set<T> allOf(Collection<T> ids) {
        var all = new LinkedHashSet<>(ids);
        ids.forEach(id -> all.add(end(id)));
        next.keySet().stream().filter(alias -> all.contains(end(alias))).forEach(all::add);
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
