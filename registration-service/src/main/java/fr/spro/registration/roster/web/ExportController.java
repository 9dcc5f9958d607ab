package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The export of registrations, by POST, since it is recorded in the audit log.
@Controller
@PreAuthorize("hasRole('ORGANISER')")
class ExportController {

    private final ExportFile exportFile;

    ExportController(ExportFile exportFile) {
        this.exportFile = exportFile;
    }

    @PostMapping("/coordination/journees/{slug}/inscriptions/export.csv")
    ResponseEntity<StreamingResponseBody> csv(RegionalDay day, Staff staff) {
        return exportFile.csv(day, staff);
    }

    @PostMapping("/coordination/journees/{slug}/inscriptions/export.xlsx")
    ResponseEntity<StreamingResponseBody> xlsx(RegionalDay day, Staff staff) {
        return exportFile.xlsx(day, staff);
    }
}
