package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.roster.FindRegistrations.Search;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The export of the list as it is filtered and sorted on the page, by POST, since it is audited.
@Controller
@PreAuthorize("hasRole('ORGANISER')")
class ExportController {

    private static final int READ_AT_ONCE = 500;

    private final CoordinatorAccess access;
    private final ExportFile exportFile;

    ExportController(CoordinatorAccess access, ExportFile exportFile) {
        this.access = access;
        this.exportFile = exportFile;
    }

    @PostMapping("/coordination/journees/{slug}/inscriptions/export.csv")
    ResponseEntity<StreamingResponseBody> csv(
            RegionalDay day, RegistrationFilter filter, Staff staff, Locale language) {
        var list = search(day, filter, staff);
        return exportFile.csv(day, list, language, staff);
    }

    @PostMapping("/coordination/journees/{slug}/inscriptions/export.xlsx")
    ResponseEntity<StreamingResponseBody> xlsx(
            RegionalDay day, RegistrationFilter filter, Staff staff, Locale language) {
        var list = search(day, filter, staff);
        return exportFile.xlsx(day, list, language, staff);
    }

    private Search search(RegionalDay day, RegistrationFilter filter, Staff staff) {
        return filter.search(day, access.of(staff, filter.only()), null, READ_AT_ONCE);
    }
}
