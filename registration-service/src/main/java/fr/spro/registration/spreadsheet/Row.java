package fr.spro.registration.spreadsheet;

import java.util.Map;

/// One row of a table: what stands in its known columns, and in which line of the file it begins.
public record Row(int line, Map<String, String> cells) {

    /// Empty if the file has no such column.
    public String get(String column) {
        return cells.getOrDefault(column, "");
    }
}
