package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.security.StaffNames;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.imports.Imports;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// The history for organisers and IT: of one day, or searched by subject, account and time. IT sees no
/// names of people.
@Controller
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class AuditController {

    private static final int PAGE = 100;

    private final AuditLog auditLog;
    private final SubjectNames names;
    private final StaffNames staffNames;
    private final CoordinatorAccess access;
    private final Imports imports;

    AuditController(
            AuditLog auditLog, SubjectNames names, StaffNames staffNames, CoordinatorAccess access, Imports imports) {
        this.imports = imports;
        this.staffNames = staffNames;
        this.auditLog = auditLog;
        this.names = names;
        this.access = access;
    }

    @GetMapping("/coordination/journees/historique")
    String search(@ModelAttribute("filter") AuditFilter filter, Staff staff, Model model) {
        model.addAttribute("day", null);
        return page(null, filter, filter.query(staffNames), staff, model);
    }

    @GetMapping("/coordination/journees/{slug}/historique")
    String show(RegionalDay day, @ModelAttribute("filter") AuditFilter filter, Staff staff, Model model) {
        model.addAttribute("day", day);
        return page(day, filter, filter.query(List.of(day.id().subject().toString()), staffNames), staff, model);
    }

    private String page(@Nullable RegionalDay day, AuditFilter filter, AuditQuery query, Staff staff, Model model) {
        var page = auditLog.page(query, filter.apres(), PAGE);
        var subjects = page.entries().stream()
                .flatMap(entry -> entry.subjects().stream())
                .distinct()
                .map(AuditSubject::parse)
                .toList();
        var days = names.days(subjects);
        var named = names.of(subjects, days, access.of(staff));
        model.addAttribute(
                "entries",
                page.entries().stream()
                        .map(entry -> AuditRow.of(entry, query.subjects(), days, named, imports))
                        .toList());
        model.addAttribute("next", page.next());
        return "audit/show";
    }
}
