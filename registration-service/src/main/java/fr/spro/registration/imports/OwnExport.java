package fr.spro.registration.imports;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.spreadsheet.Remark;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Leaves out of an own export the workshops that the day does not have. Then it is the export of another
/// day, whose dates of registration say nothing about this one.
final class OwnExport {

    /// Columns that a list written by hand does not have together.
    private static final List<String> OF_AN_EXPORT =
            List.of(PeopleColumns.STATE, PeopleColumns.STRUCTURE_ID, PeopleColumns.REGISTERED_AT);

    /// An export separates titles, which may contain commas, by bars.
    private static final String BAR = "\\|";

    private static final int MOST_NAMED = 20;

    private final NamedWorkshops workshops;
    private final Set<String> others = new LinkedHashSet<>();

    private OwnExport(RegionalDay day) {
        this.workshops = new NamedWorkshops(day);
    }

    static Spreadsheet known(Spreadsheet table, RegionalDay day) {
        if (!OF_AN_EXPORT.stream().allMatch(table::has)) return table;
        var exported = new OwnExport(day);
        var rows = table.rows().stream().map(exported::known).toList();
        if (exported.others.isEmpty()) return table;
        return table.only(rows.stream().map(OwnExport::withoutDate).toList(), exported.remark());
    }

    private Row known(Row row) {
        var known = new ArrayList<String>();
        for (var title : row.get(PeopleColumns.WORKSHOPS).split(BAR)) {
            if (workshops.choice(title).unknown().isEmpty()) known.add(title.strip());
            else others.add(title.strip());
        }
        var cells = new HashMap<>(row.cells());
        cells.put(PeopleColumns.WORKSHOPS, String.join(" | ", known));
        return new Row(row.line(), cells);
    }

    private static Row withoutDate(Row row) {
        var cells = new HashMap<>(row.cells());
        cells.remove(PeopleColumns.REGISTERED_AT);
        return new Row(row.line(), cells);
    }

    private Remark remark() {
        return Remark.of(
                "other-workshops",
                String.join(" | ", others.stream().limit(MOST_NAMED).toList()));
    }
}
