package fr.spro.registration.imports.web;

import fr.spro.registration.spreadsheet.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong in a file, for the page: first how often each kind of fault, then every one with its line.
public record FaultsPage(List<Kind> kinds, List<Fault> all) {

    /// Faults of the same kind in the same column.
    public record Kind(String column, String reason, long number) {}

    static FaultsPage of(List<Fault> faults) {
        var numbers = faults.stream()
                .collect(Collectors.groupingBy(
                        fault -> new Kind(fault.column(), fault.reason(), 0),
                        LinkedHashMap::new,
                        Collectors.counting()));
        var kinds = numbers.entrySet().stream()
                .map(entry -> new Kind(entry.getKey().column(), entry.getKey().reason(), entry.getValue()))
                .toList();
        return new FaultsPage(kinds, faults);
    }

    /// Whether there are so many that an overview helps.
    public boolean isLong() {
        return all.size() > 10;
    }
}
