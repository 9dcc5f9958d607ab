package fr.spro.registration.spreadsheet;

import java.util.List;

/// The raw non-empty lines of a file, the header first.
record Lines(Encoding encoding, List<Line> all) {

    /// @param number of its first line in the file
    record Line(int number, List<String> cells) {

        boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }
}
