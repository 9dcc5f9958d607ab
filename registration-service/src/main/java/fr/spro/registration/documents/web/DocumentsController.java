package fr.spro.registration.documents.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.documents.FirstCard;
import fr.spro.registration.documents.PdfDocument;
import fr.spro.registration.documents.PrintForStaff;
import fr.spro.registration.documents.UnprintableNames;
import fr.spro.registration.enrolment.Registration;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The organiser's pages of documents, by POST, since each download is recorded in the audit log.
@Controller
@RequestMapping("/coordination/journees/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class DocumentsController {

    private final CoordinatorAccess access;
    private final PrintForStaff printForStaff;
    private final UnprintableNames unprintableNames;

    DocumentsController(CoordinatorAccess access, PrintForStaff printForStaff, UnprintableNames unprintableNames) {
        this.access = access;
        this.printForStaff = printForStaff;
        this.unprintableNames = unprintableNames;
    }

    @GetMapping("/papiers")
    String show(RegionalDay day, Staff staff, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("badges", printForStaff.badgeParts(day, staff));
        model.addAttribute("unprintable", unprintableNames.of(day, access.of(staff)));
        return "documents/show";
    }

    @GetMapping("/attestations")
    String showAttestations(RegionalDay day, Staff staff, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("attestations", printForStaff.attestationParts(day, staff));
        model.addAttribute("unprintable", unprintableNames.of(day, access.of(staff)));
        model.addAttribute("structures", printForStaff.attestedStructures(day, staff));
        return "documents/certificates";
    }

    /// @param premiere the position of the first badge on its page
    @PostMapping("/papiers/badges.pdf")
    ResponseEntity<byte[]> badges(
            RegionalDay day,
            @RequestParam(defaultValue = "1") int partie,
            @RequestParam(defaultValue = "1") int premiere,
            Staff staff,
            Locale language) {
        return answer(day, "papiers", printForStaff.badges(day, partie, new FirstCard(premiere), language, staff));
    }

    /// @param liste the id of a workshop; empty for all lists
    @PostMapping("/papiers/feuilles.pdf")
    ResponseEntity<byte[]> sheets(
            RegionalDay day, @RequestParam(defaultValue = "") String liste, Staff staff, Locale language) {
        var only = liste.isEmpty() ? null : day.getWorkshop(new SessionId(liste));
        return PdfResponse.of(printForStaff.sheets(day, only, language, staff));
    }

    /// @param structure empty for all
    @PostMapping("/papiers/attestations.pdf")
    ResponseEntity<byte[]> attestations(
            RegionalDay day,
            @RequestParam(defaultValue = "") String structure,
            @RequestParam(defaultValue = "1") int partie,
            Staff staff,
            Locale language) {
        var from = structure.isEmpty() ? null : new StructureId(structure);
        return answer(day, "attestations", printForStaff.attestations(day, from, partie, language, staff));
    }

    @PostMapping("/inscriptions/{id}/badge.pdf")
    ResponseEntity<byte[]> badge(
            RegionalDay day,
            Registration registration,
            @RequestParam(defaultValue = "1") int premiere,
            Staff staff,
            Locale language) {
        return answer(day, "papiers", printForStaff.badge(day, registration, new FirstCard(premiere), language, staff));
    }

    @PostMapping("/inscriptions/{id}/attestation.pdf")
    ResponseEntity<byte[]> attestation(RegionalDay day, Registration registration, Staff staff, Locale language) {
        return answer(day, "attestations", printForStaff.attestation(day, registration, language, staff));
    }

    /// @param page where to say that there is nothing to print
    private static ResponseEntity<byte[]> answer(RegionalDay day, String page, Optional<PdfDocument> document) {
        return document.map(PdfResponse::of)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/coordination/journees/%s/%s?rien"
                                .formatted(day.id().value(), page)))
                        .build());
    }
}
