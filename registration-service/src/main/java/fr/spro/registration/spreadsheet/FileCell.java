package fr.spro.registration.spreadsheet;

import fr.spro.platform.violation.Violation;
import java.util.stream.Stream;

/// The location of a violation in a file, as its last argument.
///
/// @param line 0 for the whole file
/// @param column its name in code; empty for the line or the file
/// @param heading of the column in the file
/// @param value the content, truncated
public record FileCell(int line, String column, String heading, String value) {

    static final FileCell WHOLE_FILE = new FileCell(0, "", "", "");

    /// The cell of a violation in a file.
    public static FileCell of(Violation violation) {
        return (FileCell) violation.arguments().getLast();
    }

    public Violation violation(String code, Object... arguments) {
        var all = Stream.concat(Stream.of(arguments), Stream.of(this)).toArray();
        return Violation.of(path(), code, all);
    }

    private String path() {
        if (line == 0) return column;
        return column.isEmpty() ? "lines[%d]".formatted(line) : "lines[%d].%s".formatted(line, column);
    }
}
