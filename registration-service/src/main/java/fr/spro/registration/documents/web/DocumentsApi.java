package fr.spro.registration.documents.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.documents.FirstCard;
import fr.spro.registration.documents.PdfDocument;
import fr.spro.registration.documents.PrintForStaff;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The documents of a day as PDF, by POST, since each download is recorded in the audit log.
@RestController
@RequestMapping(
        path = "/api/registration/v1/days/{slug}/documents",
        produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
@PreAuthorize("hasRole('ORGANISER')")
class DocumentsApi {

    private final PrintForStaff printForStaff;

    DocumentsApi(PrintForStaff printForStaff) {
        this.printForStaff = printForStaff;
    }

    @Operation(summary = "Returns the badges as PDF.", description = "Long series are split into parts, from 1.")
    @RejectedIf("this part is empty")
    @PostMapping("/badges")
    ResponseEntity<Resource> badges(
            RegionalDay day, @RequestParam(defaultValue = "1") int part, Locale language, Staff staff) {
        return answer(printForStaff.badges(day, part, FirstCard.TOP, language, staff));
    }

    @Operation(summary = "Returns the attendance sheets as PDF: all, or that of a workshop.")
    @PostMapping("/attendance-sheets")
    ResponseEntity<Resource> sheets(
            RegionalDay day, @RequestParam(required = false) @Nullable String workshop, Locale language, Staff staff) {
        var only = workshop == null ? null : day.getWorkshop(new SessionId(workshop));
        return answer(printForStaff.sheets(day, only, language, staff));
    }

    @Operation(
            summary = "Returns the attestations of all who were present, or of those from one structure, as PDF.",
            description = "Long series are split into parts, from 1.")
    @RejectedIf("this part is empty")
    @PostMapping("/attestations")
    ResponseEntity<Resource> attestations(
            RegionalDay day,
            @RequestParam(required = false) @Nullable String structure,
            @RequestParam(defaultValue = "1") int part,
            Locale language,
            Staff staff) {
        var from = structure == null ? null : new StructureId(structure);
        return answer(printForStaff.attestations(day, from, part, language, staff));
    }

    private static ResponseEntity<Resource> answer(Optional<PdfDocument> ofPart) {
        return answer(ofPart.orElseThrow(() -> RejectedRequest.because("part", "empty-part")));
    }

    private static ResponseEntity<Resource> answer(PdfDocument document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new ByteArrayResource(document.content()));
    }
}
