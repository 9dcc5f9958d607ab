package fr.spro.registration.directory.web;

import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.ImportDirectory.Outcome.Imported;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/directory")
class DirectoryApi {

    private final ImportDirectory importDirectory;

    DirectoryApi(ImportDirectory importDirectory) {
        this.importDirectory = importDirectory;
    }

    @Operation(summary = "Imports a CSV file.", description = "Idempotent for the same file, with or without a key.")
    @RejectedIf("any row is invalid; then nothing is imported")
    @PostMapping(path = "/{kind:groups|structures}", consumes = "text/csv")
    @MaxBody("10MB")
    @PreAuthorize("hasRole('ORGANISER')")
    Imported importFile(@PathVariable String kind, @RequestBody byte[] csv, Staff staff) {
        return switch (importDirectory.handle(RowKind.valueOf(kind.toUpperCase(Locale.ROOT)), csv, staff.subject())) {
            case Imported imported -> imported;
            case ImportDirectory.Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }
}
