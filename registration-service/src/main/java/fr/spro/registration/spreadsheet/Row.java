package fr.spro.registration.spreadsheet;

import java.util.Map;

/// One row of a spreadsheet: the values of known columns, and its first line in the file.
public record Row(int line, Map<String, String> cells) {

    /// The value of a column, empty if the file does not have it.
    public String get(String column) {
        return cells.getOrDefault(column, "");
    }
}
