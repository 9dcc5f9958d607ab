package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.Entry;
import fr.spro.registration.day.NoteInTrail;
import fr.spro.registration.enrolment.RegistrationLookup;
import fr.spro.registration.roster.ExportRegistrations;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The registrations of a day as a file. That somebody took it stands in the audit trail before it goes.
@Component
class ExportFile {

    static final String CSV = "text/csv;charset=utf-8";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RegistrationLookup lookup;
    private final ExportRegistrations exportRegistrations;
    private final NoteInTrail noteInTrail;

    ExportFile(RegistrationLookup lookup, ExportRegistrations exportRegistrations, NoteInTrail noteInTrail) {
        this.lookup = lookup;
        this.exportRegistrations = exportRegistrations;
        this.noteInTrail = noteInTrail;
    }

    ResponseEntity<StreamingResponseBody> csv(String slug, Staff staff) {
        var day = lookup.day(slug);
        return file(slug, "csv", CSV, staff, to -> exportRegistrations.csv(day, to));
    }

    ResponseEntity<StreamingResponseBody> xlsx(String slug, Staff staff) {
        var day = lookup.day(slug);
        return file(slug, "xlsx", XLSX, staff, to -> exportRegistrations.xlsx(day, to));
    }

    private ResponseEntity<StreamingResponseBody> file(
            String slug, String extension, String type, Staff staff, StreamingResponseBody body) {
        noteInTrail.handle(lookup.day(slug).id(), staff.subject(), Entry.What.EXPORTED);
        var name = ContentDisposition.attachment()
                .filename("%s.%s".formatted(slug, extension))
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
