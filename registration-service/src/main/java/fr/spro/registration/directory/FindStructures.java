package fr.spro.registration.directory;

import fr.spro.registration.spreadsheet.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Searches, filters and sorts structures with keyset paging. All are read, since there are some hundreds and
/// they are counted by group and kind anyway.
@Service
public class FindStructures {

    public enum Order {
        NAME,
        CITY,
        /// Sorted by group name.
        GROUP
    }

    /// Search criteria.
    ///
    /// @param text words that must all be in name, city or postal code
    /// @param within the visible scope
    /// @param after the last structure of the previous page
    public record Search(
            String text,
            @Nullable GroupId group,
            @Nullable String kind,
            Scope within,
            Order order,
            @Nullable StructureId after,
            int limit) {}

    /// One page.
    ///
    /// @param next the `after` of the following page, if there is one
    /// @param found the total of results
    /// @param of the number of visible structures
    /// @param byGroup the results per group
    /// @param byKind the results per kind
    public record Page(
            List<Structure> structures,
            @Nullable StructureId next,
            long found,
            long of,
            Map<GroupId, Long> byGroup,
            Map<String, Long> byKind) {}

    private record Sorted(Structure structure, String key) {}

    private final Structures structures;
    private final Groups groups;

    FindStructures(Structures structures, Groups groups) {
        this.structures = structures;
        this.groups = groups;
    }

    public Page find(Search search) {
        var visible = structures.findAllByOrderByName().stream()
                .filter(structure -> search.within().includes(structure.group()))
                .toList();
        var matching = visible.stream().filter(matches(search.text())).toList();
        Predicate<Structure> ofGroup =
                one -> search.group() == null || search.group().equals(one.group());
        Predicate<Structure> ofKind =
                one -> search.kind() == null || search.kind().equals(one.kind());
        var names = groups.findAllIncludingRemoved().stream().collect(Collectors.toMap(Group::id, Group::name));
        var found = matching.stream()
                .filter(ofGroup.and(ofKind))
                .map(structure -> new Sorted(structure, key(structure, search.order(), names)))
                .sorted(Comparator.comparing(Sorted::key))
                .toList();
        var rest = search.after() == null ? found : after(found, search, names);
        var page = rest.stream().limit(search.limit()).map(Sorted::structure).toList();
        return new Page(
                page,
                rest.size() > page.size() ? page.getLast().id() : null,
                found.size(),
                visible.size(),
                matching.stream()
                        .filter(ofKind)
                        .collect(Collectors.groupingBy(Structure::group, Collectors.counting())),
                matching.stream()
                        .filter(ofGroup)
                        .collect(Collectors.groupingBy(Structure::kind, TreeMap::new, Collectors.counting())));
    }

    /// The number of structures per group.
    public Map<GroupId, Long> counts() {
        return structures.findAllByOrderByName().stream()
                .collect(Collectors.groupingBy(Structure::group, Collectors.counting()));
    }

    /// Continues after the position of the last one, which may have been renamed or removed since.
    private List<Sorted> after(List<Sorted> found, Search search, Map<GroupId, String> names) {
        return structures
                .findIncludingRemovedById(search.after())
                .map(last -> key(last, search.order(), names))
                .map(key -> found.stream()
                        .filter(one -> one.key().compareTo(key) > 0)
                        .toList())
                .orElse(found);
    }

    private static Predicate<Structure> matches(String text) {
        if (text.isBlank()) return _ -> true;
        var words = List.of(Texts.normalise(text).split(" "));
        return structure -> {
            var address = structure.address();
            var searchText = Texts.normalise(structure.name() + " " + address.postalCode() + " " + address.city());
            return words.stream().allMatch(searchText::contains);
        };
    }

    /// The id makes equal names distinct.
    private static String key(Structure structure, Order order, Map<GroupId, String> names) {
        var first = switch (order) {
            case NAME -> "";
            case CITY -> structure.address().city();
            case GROUP -> names.getOrDefault(structure.group(), "");
        };
        return String.join(
                "\u0000",
                Texts.normalise(first),
                Texts.normalise(structure.name()),
                structure.id().value());
    }
}
