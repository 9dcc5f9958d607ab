package fr.spro.registration.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.spreadsheet.FileCell;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Files of people for a day, for tests.
public final class PeopleFiles {

    private final ImportUseCases imported;
    private final DayId day;

    public PeopleFiles(ImportUseCases imported, DayId day) {
        this.imported = imported;
        this.day = day;
    }

    public CheckPeople.Outcome check(String csv) {
        return check(csv.getBytes(StandardCharsets.UTF_8));
    }

    public CheckPeople.Outcome check(byte[] file) {
        var table = Spreadsheet.read(file, PeopleColumns.ALL);
        var id = new ImportId(Infrastructure.fresh("i"));
        return imported.checkPeople.handle(
                new CheckPeople.Command(id, Kind.REGISTRATIONS, day, table, Registrar.organiser("camille")));
    }

    public Import checked(String csv) {
        var outcome = check(csv);
        assertThat(violations(outcome)).isEmpty();
        return ((CheckPeople.Outcome.Checked) outcome).importJob();
    }

    /// Confirms an import and runs it.
    public Import confirmed(Import checked) {
        imported.confirmImport.handle(checked.id(), Registrar.organiser("camille"));
        imported.run();
        var finished = imported.store.get(checked.id());
        assertThat(finished.isOver()).isTrue();
        return finished;
    }

    public static String violations(CheckPeople.Outcome outcome) {
        return switch (outcome) {
            case CheckPeople.Outcome.Checked _ -> "";
            case CheckPeople.Outcome.Invalid(var violations) ->
                violations.stream().map(PeopleFiles::text).collect(Collectors.joining(" "));
        };
    }

    private static String text(Violation violation) {
        var cell = FileCell.of(violation);
        return "%d:%s:%s".formatted(cell.line(), cell.heading(), violation.code());
    }
}
