package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/registrations")
@PreAuthorize("hasRole('ORGANISER')")
class ExportApi {

    private static final String AUDITED = "A POST, since each export is recorded in the audit log.";

    private final ExportFile exportFile;

    ExportApi(ExportFile exportFile) {
        this.exportFile = exportFile;
    }

    @Operation(summary = "Exports all registrations of the day as CSV.", description = AUDITED)
    @PostMapping(
            path = "/export.csv",
            produces = {"text/csv", MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<StreamingResponseBody> csv(RegionalDay day, Staff staff) {
        return exportFile.csv(day, staff);
    }

    @Operation(summary = "Exports all registrations of the day as XLSX.", description = AUDITED)
    @PostMapping(
            path = "/export.xlsx",
            produces = {ExportFile.XLSX, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<StreamingResponseBody> xlsx(RegionalDay day, Staff staff) {
        return exportFile.xlsx(day, staff);
    }
}
