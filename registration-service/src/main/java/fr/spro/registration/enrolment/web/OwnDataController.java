package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.OwnData;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.seating.SeatQueries;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The pages with which participants view and download their data.
@Controller
@RequestMapping("/inscriptions/{secret}")
class OwnDataController {

    private static final int HISTORY = 1_000;

    private final OwnLinks links;
    private final StructureChoice structureChoice;
    private final Days days;
    private final SeatQueries seats;
    private final Deliveries deliveries;
    private final QuestionTexts questionTexts;
    private final AuditLog auditLog;

    OwnDataController(
            OwnLinks links,
            StructureChoice structureChoice,
            Days days,
            SeatQueries seats,
            Deliveries deliveries,
            QuestionTexts questionTexts,
            AuditLog auditLog) {
        this.links = links;
        this.structureChoice = structureChoice;
        this.days = days;
        this.seats = seats;
        this.deliveries = deliveries;
        this.questionTexts = questionTexts;
        this.auditLog = auditLog;
    }

    @GetMapping("/donnees")
    String show(@PathVariable String secret, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("data", data(secret));
        model.addAttribute("day", days.findById(links.find(secret).day()).orElseThrow(UnknownLink::new));
        return "enrolment/data";
    }

    @GetMapping("/donnees.json")
    ResponseEntity<OwnData> export(@PathVariable String secret) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inscription.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(data(secret));
    }

    private OwnData data(String secret) {
        var found = links.find(secret);
        var day = days.findById(found.day()).orElseThrow(UnknownLink::new);
        var registration = found.asOf(day, seats.now());
        return OwnData.of(
                registration,
                day,
                ParticipantState.of(day, registration, seats),
                structureChoice.nameOf(registration.wishes()),
                questionTexts,
                auditLog.of(registration.id().subject(), HISTORY).reversed(),
                deliveries.findByRegistrationInOrderByAt(List.of(registration.id())),
                seats.now());
    }
}
