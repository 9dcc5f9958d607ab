package fr.spro.registration.imports;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.ImportDirectory.Outcome.Imported;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.enrolment.RegisterMany;
import fr.spro.registration.enrolment.RegisterMany.Person;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.imports.Import.Tally;
import fr.spro.registration.spreadsheet.FileCell;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Applies some rows of a confirmed import. Rows that have become invalid since the check, or that fail by
/// their own fault, are skipped and reported; they stop no other row. Idempotent.
@Component
class ApplyRows {

    private static final String MERGED_SINCE = "merged-since";
    private static final String FAILED = reason(RegisterMany.Result.FAILED);

    /// @param skipped the rows that were skipped now
    record Applied(Tally tally, List<SkippedRow> skipped) {}

    private final Chunks chunks;
    private final ReadPeople readPeople;
    private final RegisterMany registerMany;
    private final ImportDirectory importDirectory;
    private final Counter failedRows;

    ApplyRows(
            Chunks chunks,
            ReadPeople readPeople,
            RegisterMany registerMany,
            ImportDirectory importDirectory,
            MeterRegistry meters) {
        this.chunks = chunks;
        this.readPeople = readPeople;
        this.registerMany = registerMany;
        this.importDirectory = importDirectory;
        failedRows = Counter.builder("spro.import.failed")
                .description("rows of confirmed imports that failed by their own fault and were skipped")
                .register(meters);
    }

    /// @throws ItemFailures.SomeItemsFailed at the end, if any row failed that may succeed later
    Applied handle(Import importJob, List<Row> rows) {
        var applied = switch (importJob.kind()) {
            case REGISTRATIONS, TEAM -> register(importJob, rows);
            case GROUPS, STRUCTURES -> list(importJob, rows);
        };
        failedRows.increment(applied.skipped().stream()
                .filter(row -> row.reason().equals(FAILED))
                .count());
        return applied;
    }

    private Applied list(Import importJob, List<Row> rows) {
        var kind = importJob.kind().rowKind();
        var mergedSince = importDirectory.mergedSince(kind, rows, importJob.checkedAt());
        var toDo = rows.stream().filter(row -> !mergedSince.contains(row)).toList();
        var failures = new ItemFailures();
        var planned = chunks.effects(importJob.id(), importJob.done(), () -> planned(kind, toDo));
        var effects = importDirectory.apply(kind, toDo, importJob.by(), failures);
        failures.throwIfAnyIsTemporary();
        var imported = Imported.of(effects.keySet().stream()
                .map(line -> planned.getOrDefault(String.valueOf(line), effects.get(line)))
                .toList());
        var skipped = new ArrayList<SkippedRow>();
        mergedSince.forEach(row -> skipped.add(new SkippedRow(row.line(), MERGED_SINCE, null)));
        toDo.stream()
                .filter(row -> !effects.containsKey(row.line()))
                .forEach(row -> skipped.add(new SkippedRow(row.line(), FAILED, null)));
        return new Applied(new Tally(imported.added(), imported.changed(), imported.unchanged()), skipped);
    }

    private Map<String, Effect> planned(RowKind kind, List<Row> rows) {
        var planned = new HashMap<String, Effect>();
        importDirectory.plan(kind, rows).forEach((line, effect) -> planned.put(String.valueOf(line), effect));
        return planned;
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
        var waiting = new ArrayList<PersonRow>();
        byDay.forEach((day, people) -> skipped.addAll(register(importJob.id(), day, people, waiting)));
        var added = toDo.size() - skipped.size();
        return new Applied(new Tally(added, 0, 0, waiting.isEmpty() ? null : waiting.size()), skipped);
    }

    /// @param waiting receives those who wait for a place at the day
    private List<SkippedRow> register(ImportId importJob, DayId day, List<PersonRow> people, List<PersonRow> waiting) {
        var results = registerMany.handle(
                day,
                people.stream()
                        .map(person -> new Person(
                                idOf(importJob, person.line()),
                                person.participant(),
                                person.wishes(),
                                person.registeredAt()))
                        .toList());
        var skipped = new ArrayList<SkippedRow>();
        for (var person : people) {
            var result = results.get(idOf(importJob, person.line()));
            if (result == RegisterMany.Result.WAITING) waiting.add(person);
            else if (result != RegisterMany.Result.REGISTERED)
                skipped.add(new SkippedRow(person.line(), reason(result), null));
        }
        return skipped;
    }

    private static String reason(RegisterMany.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Derived from import and line, so that a repeated row makes no second registration.
    static RegistrationId idOf(ImportId importJob, int line) {
        return new RegistrationId(IdempotencyKey.idFor(String.valueOf(line), importJob.value(), "line"));
    }
}
