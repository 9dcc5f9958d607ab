package fr.spro.registration.documents.web;

import fr.spro.registration.documents.VerifyAttestation;
import fr.spro.registration.documents.VerifyAttestation.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The public page that verifies an attestation.
@Controller
class AttestationController {

    private final VerifyAttestation verifyAttestation;

    AttestationController(VerifyAttestation verifyAttestation) {
        this.verifyAttestation = verifyAttestation;
    }

    @GetMapping("/attestations/{code}")
    String verify(@PathVariable String code, Model model, HttpServletResponse response) {
        return switch (verifyAttestation.handle(code)) {
            case Outcome.Genuine(var day) -> {
                model.addAttribute("day", day);
                yield "documents/genuine";
            }
            case Outcome.Suspended() -> answer("suspended", HttpStatus.CONFLICT, model, response);
            case Outcome.Invalid() -> answer("invalid", HttpStatus.GONE, model, response);
            case Outcome.Unknown() -> answer("unknown", HttpStatus.NOT_FOUND, model, response);
        };
    }

    private static String answer(String outcome, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("outcome", outcome);
        return "documents/refused";
    }
}
