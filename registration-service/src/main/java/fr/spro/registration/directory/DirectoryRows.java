package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.MergedIds;
import fr.spro.registration.spreadsheet.Column;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Parses and validates the rows of a directory file.
final class DirectoryRows {

    /// A group with its coordinators.
    record GroupRow(int line, Group group, List<Coordinator> coordinators) implements EntryImport.EntryRow {}

    record StructureRow(int line, StructureId id, StructureDetails details) implements EntryImport.EntryRow {}

    static final List<Column> STRUCTURES = List.of(
            Column.required("id", "identifiant"),
            Column.required("name", "nom"),
            Column.required("type", "kind"),
            Column.required("group", "groupe", "groupe local"),
            Column.required("street", "rue", "adresse"),
            Column.required("postal_code", "code postal", "CP"),
            Column.required("city", "ville", "commune"),
            Column.required("email", "e-mail", "courriel", "adresse électronique"));

    static final List<Column> GROUPS = Stream.concat(
                    Stream.of(
                            Column.required("id", "identifiant"),
                            Column.required("name", "nom"),
                            Column.required("territory", "territoire")),
                    IntStream.rangeClosed(1, Group.MAX_COORDINATORS).boxed().flatMap(DirectoryRows::ofCoordinator))
            .toList();

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");
    private static final int MAX_LENGTH = 200;

    private final FileViolations violations;
    private final Set<CoordinatorId> erased;
    private final MergedIds<String> aliases;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<CoordinatorId, Coordinator> coordinators = new HashMap<>();

    /// @param erased the erased coordinators
    /// @param aliases of the described entries: the id of a merged entry resolves to its target
    DirectoryRows(FileViolations violations, Set<CoordinatorId> erased, MergedIds<String> aliases) {
        this.violations = violations;
        this.erased = erased;
        this.aliases = aliases;
    }

    List<GroupRow> groups(List<Row> rows) {
        var listed = new ArrayList<GroupRow>();
        var named = named(rows);
        for (var row : rows) {
            var own = coordinators(row);
            var group = Group.of(
                    new GroupId(unique(row, named)),
                    violations.required(row, "name", MAX_LENGTH),
                    violations.required(row, "territory", MAX_LENGTH),
                    own);
            listed.add(new GroupRow(row.line(), group, own));
        }
        return listed;
    }

    /// @param groups the resolved group of each id
    List<StructureRow> structures(List<Row> rows, Map<GroupId, GroupId> groups) {
        var listed = new ArrayList<StructureRow>();
        var named = named(rows);
        for (var row : rows) {
            var written = new GroupId(id(row, "group"));
            var group = groups.getOrDefault(written, written);
            if (!groups.containsKey(written)) violations.add(row, "group", "unknown-group");
            var id = new StructureId(unique(row, named));
            var details = new StructureDetails(
                    violations.required(row, "name", MAX_LENGTH),
                    id(row, "type"),
                    group,
                    new PostalAddress(
                            violations.required(row, "street", MAX_LENGTH),
                            violations.postcode(row, "postal_code"),
                            violations.required(row, "city", MAX_LENGTH)),
                    violations.address(row, "email"));
            listed.add(new StructureRow(row.line(), id, details));
        }
        return listed;
    }

    /// The columns of a group as in a file.
    static Map<String, String> texts(Group group, List<Coordinator> coordinators) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("name", group.name());
        texts.put("territory", group.territory());
        for (int i = 0; i < coordinators.size(); i++) {
            var coordinator = coordinators.get(i);
            var prefix = prefix(i + 1);
            texts.put(prefix + "id", coordinator.id().value());
            texts.put(prefix + "name", coordinator.name());
            texts.put(prefix + "email", coordinator.email().value());
            texts.put(prefix + "subject", coordinator.subject());
        }
        return texts;
    }

    private List<Coordinator> coordinators(Row row) {
        var own = new ArrayList<Coordinator>();
        for (int number = 1; number <= Group.MAX_COORDINATORS; number++) {
            var prefix = prefix(number);
            if (number > 1 && row.get(prefix + "id").isEmpty()) continue;
            var coordinator = Coordinator.of(
                    new CoordinatorId(id(row, prefix + "id")),
                    violations.personName(row, prefix + "name"),
                    violations.address(row, prefix + "email"),
                    violations.required(row, prefix + "subject", MAX_LENGTH));
            if (erased.contains(coordinator.id())) violations.add(row, prefix + "id", "removed-coordinator");
            var before = coordinators.putIfAbsent(coordinator.id(), coordinator);
            if (before != null && !before.hasSameDataAs(coordinator)) {
                violations.add(row, prefix + "id", "other-coordinator");
            }
            own.add(coordinator);
        }
        return own;
    }

    private static Set<String> named(List<Row> rows) {
        return rows.stream().map(row -> row.get("id")).collect(Collectors.toSet());
    }

    /// The id that this row resolves to. If several rows resolve to the same one, the row with that id wins.
    private String unique(Row row, Set<String> named) {
        var id = id(row, "id");
        var resolved = aliases.resolve(id);
        var isAlias = !resolved.equals(id);
        if (isAlias && named.contains(resolved)) {
            violations.add(row, "id", "merged", resolved);
            return resolved;
        }
        var before = ids.putIfAbsent(resolved, row.line());
        if (before != null && isAlias) violations.add(row, "id", "merged", resolved);
        if (before != null && !isAlias) violations.add(row, "id", "duplicate", String.valueOf(before));
        return resolved;
    }

    private String id(Row row, String column) {
        if (!ID.matcher(row.get(column)).matches()) violations.add(row, column, "not-an-id");
        return row.get(column);
    }

    private static Stream<Column> ofCoordinator(int number) {
        var prefix = prefix(number);
        return Stream.of(
                new Column(prefix + "id", number == 1, List.of("coordination %d identifiant".formatted(number))),
                new Column(prefix + "name", number == 1, List.of("coordination %d nom".formatted(number))),
                new Column(prefix + "email", number == 1, List.of("coordination %d e-mail".formatted(number))),
                new Column(prefix + "subject", number == 1, List.of("coordination %d compte".formatted(number))));
    }

    private static String prefix(int number) {
        return "coordinator%d_".formatted(number);
    }
}
