package fr.spro.registration.imports.web;

import fr.spro.platform.violation.Violation;
import fr.spro.registration.spreadsheet.FileCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// The violations of a file for the page: a summary by kind, then a list.
public record ViolationsPage(List<Kind> kinds, List<Line> all) {

    /// Violations of the same kind in the same column.
    public record Kind(String column, String code, long number) {}

    public record Line(FileCell cell, Violation violation) {

        /// Whether the file does not have the column.
        public boolean isMissing() {
            return violation.code().equals("column-missing");
        }
    }

    static ViolationsPage of(List<Violation> violations) {
        var numbers = violations.stream()
                .collect(Collectors.groupingBy(
                        violation -> new Kind(FileCell.of(violation).heading(), violation.code(), 0),
                        LinkedHashMap::new,
                        Collectors.counting()));
        var kinds = numbers.entrySet().stream()
                .map(entry -> new Kind(entry.getKey().column(), entry.getKey().code(), entry.getValue()))
                .toList();
        var all = violations.stream()
                .map(violation -> new Line(FileCell.of(violation), violation))
                .toList();
        return new ViolationsPage(kinds, all);
    }

    /// Whether to show the summary.
    public boolean isLong() {
        return all.size() > 10;
    }
}
