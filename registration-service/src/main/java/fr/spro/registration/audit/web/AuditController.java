package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// The history for organisers and IT: of one day, or searched by subject, account and time.
@Controller
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class AuditController {

    private static final int PAGE = 100;

    private final AuditLog auditLog;
    private final Days days;

    AuditController(AuditLog auditLog, Days days) {
        this.auditLog = auditLog;
        this.days = days;
    }

    @GetMapping("/coordination/journees/historique")
    String search(@ModelAttribute("filter") AuditFilter filter, Model model) {
        model.addAttribute("day", null);
        return page(filter, filter.query(), model);
    }

    @GetMapping("/coordination/journees/{slug}/historique")
    String show(RegionalDay day, @ModelAttribute("filter") AuditFilter filter, Model model) {
        model.addAttribute("day", day);
        return page(filter, filter.query(List.of(day.id().subject().toString())), model);
    }

    private String page(AuditFilter filter, AuditQuery query, Model model) {
        var page = auditLog.page(query, filter.apres(), PAGE);
        model.addAttribute(
                "entries",
                page.entries().stream()
                        .map(entry -> AuditRow.of(entry, query.subjects()))
                        .toList());
        model.addAttribute("next", page.next());
        return "audit/show";
    }
}
