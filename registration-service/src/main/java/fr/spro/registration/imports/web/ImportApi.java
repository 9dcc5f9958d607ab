package fr.spro.registration.imports.web;

import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.imports.CheckDirectory;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.spreadsheet.Remark;
import fr.spro.registration.spreadsheet.Spreadsheet;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1")
@PreAuthorize("hasRole('ORGANISER')")
class ImportApi {

    private static final String CSV = "text/csv";

    /// An import with its plan, progress and result.
    ///
    /// @param size rows of the file
    /// @param rowsDone the number of applied rows
    /// @param remarks how the file was read, where it was in doubt: a guessed encoding, ignored columns
    /// @param waiting people of `added` on the waiting list of their day
    /// @param skipped skipped rows with the reason
    record View(
            String importId,
            Kind kind,
            Status status,
            int size,
            int rowsDone,
            int added,
            int changed,
            int unchanged,
            int waiting,
            List<Remark> remarks,
            List<SkippedRow> skipped) {

        static View of(Import importJob) {
            var tally = importJob.tally();
            return new View(
                    importJob.id().value(),
                    importJob.kind(),
                    importJob.status(),
                    importJob.size(),
                    importJob.rowsDone(),
                    tally.added(),
                    tally.changed(),
                    tally.unchanged(),
                    tally.waitingPeople(),
                    importJob.source().remarks(),
                    importJob.skipped());
        }
    }

    private final CheckPeople checkPeople;
    private final CheckDirectory checkDirectory;
    private final ConfirmImport confirmImport;

    ImportApi(CheckPeople checkPeople, CheckDirectory checkDirectory, ConfirmImport confirmImport) {
        this.checkPeople = checkPeople;
        this.checkDirectory = checkDirectory;
        this.confirmImport = confirmImport;
    }

    @Operation(
            summary = "Checks a file of registrations.",
            description = "Nobody is registered before the import is confirmed, and an invalid file is rejected"
                    + " with all its errors.")
    @RejectedIf("any row is invalid; `errors` lists every invalid cell")
    @PostMapping(
            path = "/days/{slug}/imports",
            consumes = {CSV, SpreadsheetMediaTypes.XLSX_TYPE})
    @MaxBody("10MB")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<View> people(
            RegionalDay day,
            @RequestBody byte[] file,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var table = Spreadsheet.read(file, PeopleColumns.of(day));
        var command = new CheckPeople.Command(
                id(key, staff, day.id().value()), Kind.REGISTRATIONS, day.id(), table, ImportOrigins.registrar(staff));
        return switch (checkPeople.handle(command)) {
            case CheckPeople.Outcome.Checked(var importJob) -> created(importJob);
            case CheckPeople.Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }

    @Operation(
            summary = "Checks a file of groups or structures.",
            description = "Nothing changes before the import is confirmed.")
    @RejectedIf("any row is invalid; `errors` lists every invalid cell")
    @PostMapping(
            path = "/directory/{kind:groups|structures}/imports",
            consumes = {CSV, SpreadsheetMediaTypes.XLSX_TYPE})
    @MaxBody("10MB")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<View> directory(
            @PathVariable String kind,
            @RequestBody byte[] file,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var listed = RowKind.valueOf(kind.toUpperCase(Locale.ROOT));
        var command = new CheckDirectory.Command(id(key, staff, kind), listed, file, staff.subject());
        return switch (checkDirectory.handle(command)) {
            case CheckDirectory.Outcome.Checked(var importJob) -> created(importJob);
            case CheckDirectory.Outcome.Invalid(var violations, var _) -> throw new RejectedRequest(violations);
        };
    }

    @Operation(summary = "Returns an import and its progress.")
    @GetMapping("/imports/{id}")
    View show(Import importJob) {
        return View.of(importJob);
    }

    @Operation(
            summary = "Runs the import in the background.",
            description = "Idempotent, with or without a key. It stays `CHECKED`, and can be confirmed tomorrow, if its"
                    + " account has already registered too many people by lists today.")
    @PostMapping("/imports/{id}/confirm")
    View confirm(Import importJob, Staff staff) {
        return View.of(confirmImport.handle(importJob.id(), ImportOrigins.registrar(staff)));
    }

    @Operation(summary = "Deletes an import that is not confirmed.", description = "A confirmed one continues.")
    @DeleteMapping("/imports/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Import importJob) {
        confirmImport.cancel(importJob.id());
    }

    static ImportId id(@Nullable String key, Staff staff, String about) {
        return new ImportId(IdempotencyKey.idFor(key, staff.subject(), "import " + about));
    }

    static ResponseEntity<View> created(Import importJob) {
        var address =
                URI.create("/api/registration/v1/imports/" + importJob.id().value());
        return ResponseEntity.created(address).body(View.of(importJob));
    }
}
