package fr.spro.registration.enrolment.web;

import fr.spro.platform.security.Staff;
import fr.spro.registration.day.Entry;
import fr.spro.registration.day.NoteInTrail;
import fr.spro.registration.enrolment.ExportRegistrations;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The registrations as a file. It is asked for with a POST, for it stands in the audit trail.
@Controller
@PreAuthorize("hasRole('ORGANISER')")
class ExportController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv; charset=utf-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final StaffScope scope;
    private final ExportRegistrations exportRegistrations;
    private final NoteInTrail noteInTrail;

    ExportController(StaffScope scope, ExportRegistrations exportRegistrations, NoteInTrail noteInTrail) {
        this.scope = scope;
        this.exportRegistrations = exportRegistrations;
        this.noteInTrail = noteInTrail;
    }

    @PostMapping("/coordination/journees/{slug}/inscriptions/export.csv")
    ResponseEntity<StreamingResponseBody> csv(@PathVariable String slug, Staff staff) {
        var day = scope.day(slug);
        return file(slug, "csv", CSV, staff, to -> exportRegistrations.csv(day, to));
    }

    @PostMapping("/coordination/journees/{slug}/inscriptions/export.xlsx")
    ResponseEntity<StreamingResponseBody> xlsx(@PathVariable String slug, Staff staff) {
        var day = scope.day(slug);
        return file(slug, "xlsx", XLSX, staff, to -> exportRegistrations.xlsx(day, to));
    }

    private ResponseEntity<StreamingResponseBody> file(
            String slug, String extension, MediaType type, Staff staff, StreamingResponseBody body) {
        noteInTrail.handle(scope.day(slug).id(), staff.subject(), Entry.What.EXPORTED);
        var name = ContentDisposition.attachment()
                .filename("%s.%s".formatted(slug, extension))
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
