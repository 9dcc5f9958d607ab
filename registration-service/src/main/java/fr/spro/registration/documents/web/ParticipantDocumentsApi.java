package fr.spro.registration.documents.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.documents.FirstCard;
import fr.spro.registration.documents.PdfDocument;
import fr.spro.registration.documents.PrintForStaff;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The documents of one participant as PDF.
@RestController
@RequestMapping(
        path = "/api/registration/v1/days/{slug}/registrations/{id}",
        produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
@PreAuthorize("hasRole('ORGANISER')")
class ParticipantDocumentsApi {

    private final PrintForStaff printForStaff;

    ParticipantDocumentsApi(PrintForStaff printForStaff) {
        this.printForStaff = printForStaff;
    }

    @Operation(summary = "Returns the badge of a participant as PDF.")
    @RejectedIf("the registration is not confirmed, or has no place")
    @PostMapping("/badge")
    ResponseEntity<byte[]> badge(RegionalDay day, Registration registration, Locale language, Staff staff) {
        return answer(printForStaff.badge(day, registration, FirstCard.TOP, language, staff));
    }

    @Operation(summary = "Returns the attestation of a participant as PDF.")
    @RejectedIf("the day is not held, or the participant was not present")
    @PostMapping("/attestation")
    ResponseEntity<byte[]> attestation(RegionalDay day, Registration registration, Locale language, Staff staff) {
        return answer(printForStaff.attestation(day, registration, language, staff));
    }

    private static ResponseEntity<byte[]> answer(Optional<PdfDocument> document) {
        return PdfResponse.of(document.orElseThrow(() -> RejectedRequest.because("registration", "no-such-document")));
    }
}
