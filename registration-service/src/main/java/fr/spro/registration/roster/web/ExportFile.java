package fr.spro.registration.roster.web;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.ExportList;
import fr.spro.registration.roster.ExportRegistrations;
import fr.spro.registration.roster.FindRegistrations.Search;
import fr.spro.registration.roster.RosterAction;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The file of an export, which is recorded in the audit log before it is handed out.
@Component
@NamedInterface("export")
public class ExportFile {

    static final String CSV = "text/csv;charset=utf-8";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CoordinatorAccess access;
    private final ExportRegistrations exportRegistrations;
    private final ExportList exportList;
    private final AuditLog auditLog;
    private final Clock clock;

    ExportFile(
            CoordinatorAccess access,
            ExportRegistrations exportRegistrations,
            ExportList exportList,
            AuditLog auditLog,
            Clock clock) {
        this.access = access;
        this.exportRegistrations = exportRegistrations;
        this.exportList = exportList;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    ResponseEntity<StreamingResponseBody> csv(RegionalDay day, Staff staff) {
        var scope = access.of(staff);
        return file(day, "csv", CSV, staff, to -> exportRegistrations.csv(day, scope, to));
    }

    ResponseEntity<StreamingResponseBody> xlsx(RegionalDay day, Staff staff) {
        var scope = access.of(staff);
        return file(day, "xlsx", XLSX, staff, to -> exportRegistrations.xlsx(day, scope, to));
    }

    ResponseEntity<StreamingResponseBody> csv(RegionalDay day, Search list, Locale language, Staff staff) {
        return file(day, "csv", CSV, staff, to -> exportList.csv(day, list, language, to));
    }

    ResponseEntity<StreamingResponseBody> xlsx(RegionalDay day, Search list, Locale language, Staff staff) {
        return file(day, "xlsx", XLSX, staff, to -> exportList.xlsx(day, list, language, to));
    }

    /// @param selected whom this person may see
    public ResponseEntity<StreamingResponseBody> csv(
            RegionalDay day, List<Registration> selected, Locale language, Staff staff) {
        return file(day, "csv", CSV, staff, to -> exportList.csv(day, selected, language, to));
    }

    /// @param selected whom this person may see
    public ResponseEntity<StreamingResponseBody> xlsx(
            RegionalDay day, List<Registration> selected, Locale language, Staff staff) {
        return file(day, "xlsx", XLSX, staff, to -> exportList.xlsx(day, selected, language, to));
    }

    private ResponseEntity<StreamingResponseBody> file(
            RegionalDay day, String extension, String type, Staff staff, StreamingResponseBody body) {
        auditLog.record(AuditEntry.of(
                RosterAction.EXPORTED,
                staff.subject(),
                clock.instant(),
                day.id().subject()));
        var name = ContentDisposition.attachment()
                .filename("%s.%s".formatted(day.id().value(), extension))
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
