package fr.spro.registration.imports;

import fr.spro.platform.web.IdempotencyKey;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.enrolment.RegisterMany;
import fr.spro.registration.enrolment.RegisterMany.Person;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.imports.Import.Tally;
import fr.spro.registration.spreadsheet.FileCell;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Applies some rows of a confirmed import. Rows that have become invalid since the check are skipped and
/// reported. Idempotent.
@Component
class ApplyRows {

    private static final String MERGED_SINCE = "merged-since";

    /// @param skipped the rows that were skipped now
    record Applied(Tally tally, List<SkippedRow> skipped) {}

    private final ReadPeople readPeople;
    private final RegisterMany registerMany;
    private final ImportDirectory importDirectory;

    ApplyRows(ReadPeople readPeople, RegisterMany registerMany, ImportDirectory importDirectory) {
        this.readPeople = readPeople;
        this.registerMany = registerMany;
        this.importDirectory = importDirectory;
    }

    Applied handle(Import importJob, List<Row> rows) {
        return switch (importJob.kind()) {
            case REGISTRATIONS, TEAM -> register(importJob, rows);
            case GROUPS, STRUCTURES -> list(importJob, rows);
        };
    }

    private Applied list(Import importJob, List<Row> rows) {
        var listed = importJob.kind().listed();
        var mergedSince = importDirectory.mergedSince(listed, rows, importJob.checkedAt());
        var toDo = rows.stream().filter(row -> !mergedSince.contains(row)).toList();
        var imported = importDirectory.apply(listed, toDo, importJob.by());
        return new Applied(
                new Tally(imported.added(), imported.changed(), imported.unchanged()),
                mergedSince.stream()
                        .map(row -> new SkippedRow(row.line(), MERGED_SINCE, null))
                        .toList());
    }

    private Applied register(Import importJob, List<Row> rows) {
        var skippedBefore = importJob.skipped().stream().map(SkippedRow::line).collect(Collectors.toSet());
        var toDo =
                rows.stream().filter(row -> !skippedBefore.contains(row.line())).toList();
        var violations = new FileViolations(Map.of());
        var skipped = new ArrayList<SkippedRow>();
        var byDay = new LinkedHashMap<DayId, List<PersonRow>>();
        for (var person : readPeople.read(importJob.defaultDay(), toDo, violations)) {
            byDay.computeIfAbsent(person.day(), _ -> new ArrayList<>()).add(person);
        }
        var invalid = new HashSet<Integer>();
        for (var violation : violations.all()) {
            var line = FileCell.of(violation).line();
            if (invalid.add(line)) skipped.add(new SkippedRow(line, violation.code(), null));
        }
        byDay.forEach((day, people) -> skipped.addAll(register(importJob.id(), day, people)));
        return new Applied(new Tally(toDo.size() - skipped.size(), 0, 0), skipped);
    }

    private List<SkippedRow> register(ImportId importJob, DayId day, List<PersonRow> people) {
        var results = registerMany.handle(
                day,
                people.stream()
                        .map(person ->
                                new Person(idOf(importJob, person.line()), person.participant(), person.wishes()))
                        .toList());
        var skipped = new ArrayList<SkippedRow>();
        for (var person : people) {
            var result = results.get(idOf(importJob, person.line()));
            if (result == RegisterMany.Result.REGISTERED) continue;
            var reason = result.name().toLowerCase(Locale.ROOT).replace('_', '-');
            skipped.add(new SkippedRow(person.line(), reason, null));
        }
        return skipped;
    }

    /// Derived from import and line, so that a repeated row makes no second registration.
    static RegistrationId idOf(ImportId importJob, int line) {
        return new RegistrationId(IdempotencyKey.idFor(String.valueOf(line), importJob.value(), "line"));
    }
}
