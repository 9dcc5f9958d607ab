package fr.spro.registration.privacy.web;

import fr.spro.registration.privacy.AuditRetention;
import fr.spro.registration.privacy.DeletionCounts;
import fr.spro.registration.privacy.RetentionSettings;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Retention periods and reasons, deleted and due data, in numbers only.
@Controller
class RetentionController {

    private final RetentionSettings settings;
    private final DeletionCounts deletionCounts;
    private final AuditRetention auditRetention;

    RetentionController(RetentionSettings settings, DeletionCounts deletionCounts, AuditRetention auditRetention) {
        this.settings = settings;
        this.deletionCounts = deletionCounts;
        this.auditRetention = auditRetention;
    }

    @GetMapping("/coordination/journees/conservation")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    String show(Model model) {
        model.addAttribute("periods", settings);
        model.addAttribute("deleted", deletionCounts.deleted());
        model.addAttribute("due", deletionCounts.due());
        model.addAttribute("deletedAuditEntries", auditRetention.deleted());
        return "privacy/show";
    }
}
