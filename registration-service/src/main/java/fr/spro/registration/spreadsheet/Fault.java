package fr.spro.registration.spreadsheet;

/// What is wrong in a file, and where.
///
/// @param line 0 if it is the whole file
/// @param column as the file heads it; empty if it is the line or the file
/// @param reason end of a message key
/// @param value what stands there, shortened
/// @param detail what the message names, for example another line; may be empty
public record Fault(int line, String column, String reason, String value, String detail) {

    /// The whole file cannot be read.
    static Fault ofFile(Reason reason) {
        return new Fault(0, "", Faults.word(reason), "", "");
    }

    /// What can be wrong with a table, whatever it holds.
    public enum Reason {
        NOT_A_TABLE,
        OLD_EXCEL,
        TOO_LARGE,
        TOO_MANY_ROWS,
        NO_ROWS,
        QUOTES,
        TOO_MANY_CELLS,
        COLUMN_MISSING,
        COLUMN_TWICE,
        CELL_ERROR,
        EMPTY,
        TOO_LONG,
        UNPRINTABLE,
        NOT_AN_ADDRESS,
        NOT_A_DATE,
        NOT_AN_ID,
        TWICE
    }
}
