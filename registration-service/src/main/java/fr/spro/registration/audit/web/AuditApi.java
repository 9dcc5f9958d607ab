package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.AuditEntries;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class AuditApi {

    private final AuditLog auditLog;

    AuditApi(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @Operation(
            summary = "Returns a page of the audit log, the latest entries first.",
            description = "Searched by subject, account and time (`from` inclusive, `until` exclusive); `next` is the"
                    + " `after` of the following page. Contains ids, no names of participants.")
    @GetMapping("/api/registration/v1/audit")
    AuditEntries find(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "") String after) {
        return AuditEntries.find(auditLog, subject, by, from, until, after);
    }
}
