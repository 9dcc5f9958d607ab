package fr.spro.registration.privacy.web;

import fr.spro.registration.privacy.AuditRetention;
import fr.spro.registration.privacy.Proof;
import fr.spro.registration.privacy.RetentionSettings;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Retention periods and reasons, deleted and due data, in numbers only.
@Controller
class RetentionController {

    private final RetentionSettings settings;
    private final Proof proof;
    private final AuditRetention auditRetention;

    RetentionController(RetentionSettings settings, Proof proof, AuditRetention auditRetention) {
        this.settings = settings;
        this.proof = proof;
        this.auditRetention = auditRetention;
    }

    @GetMapping("/coordination/journees/conservation")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    String show(Model model) {
        model.addAttribute("periods", settings);
        model.addAttribute("deleted", proof.deleted());
        model.addAttribute("due", proof.due());
        model.addAttribute("deletedAuditEntries", auditRetention.deleted());
        return "privacy/show";
    }
}
