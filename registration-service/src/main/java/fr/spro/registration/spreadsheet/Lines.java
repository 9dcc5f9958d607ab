package fr.spro.registration.spreadsheet;

import java.util.List;

/// The lines of a file that are not empty, the header first, before anybody knows what they mean.
record Lines(Encoding encoding, List<Line> all) {

    /// @param number of the line in the file where it begins
    record Line(int number, List<String> cells) {

        boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }
}
