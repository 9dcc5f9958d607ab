package fr.spro.registration.documents.web;

import fr.spro.registration.documents.VerifyAttestation;
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
        var day = verifyAttestation.handle(code);
        if (day.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "documents/unknown";
        }
        model.addAttribute("day", day.get());
        return "documents/genuine";
    }
}
