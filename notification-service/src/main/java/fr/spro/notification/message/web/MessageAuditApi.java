package fr.spro.notification.message.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.AuditEntries;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class MessageAuditApi {

    private final AuditLog auditLog;

    MessageAuditApi(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @Operation(
            summary = "Returns a page of the audit log, the latest entries first.",
            description = "Who sent which message again. Searched by subject, such as `registration:r-1`; contains ids,"
                    + " no names of recipients.")
    @GetMapping("/api/notification/v1/audit")
    AuditEntries find(
            @RequestParam(required = false) @Nullable String subject, @RequestParam(defaultValue = "") String after) {
        return AuditEntries.find(auditLog, subject, null, null, null, after);
    }
}
