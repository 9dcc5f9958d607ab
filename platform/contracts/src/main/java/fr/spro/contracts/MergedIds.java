package fr.spro.contracts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Ids that mean other ids since the things they named were found to be one.
///
/// @param next what each means directly; that may mean another one in turn
public record MergedIds(Map<String, String> next) {

    public MergedIds {
        next = Map.copyOf(next);
    }

    /// What an id means in the end: itself for most.
    public String end(String id) {
        var seen = new LinkedHashSet<String>();
        var current = id;
        while (next.containsKey(current)) {
            // Two that were merged into each other at the same time: one stays, whichever of them is asked for.
            if (!seen.add(current)) return smallestFrom(current);
            current = next.get(current);
        }
        return current;
    }

    /// Whether an id means another one.
    public boolean isAlias(String id) {
        return !end(id).equals(id);
    }

    /// These ids, what they mean, and everything else that means the same.
    public Set<String> allOf(Collection<String> ids) {
        var all = new LinkedHashSet<>(ids);
        ids.forEach(id -> all.add(end(id)));
        next.keySet().stream().filter(alias -> all.contains(end(alias))).forEach(all::add);
        return all;
    }

    private String smallestFrom(String start) {
        var smallest = start;
        for (var id = next.get(start); !id.equals(start); id = next.get(id)) {
            if (id.compareTo(smallest) < 0) smallest = id;
        }
        return smallest;
    }
}
