package fr.spro.notification.message.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.messaging.audit.AuditRecord;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class MessageAuditApi {

    private static final int PAGE = 100;

    /// An audit entry: who did what, and when.
    ///
    /// @param subjects each as `kind:id`: the message and its recipient
    /// @param about the template of the message
    /// @param correlation id of the request, also in log lines
    record Entry(
            Instant at,
            String by,
            String action,
            List<String> subjects,
            @Nullable String about,
            String correlation) {

        static Entry of(AuditRecord entry) {
            return new Entry(
                    entry.at(), entry.by(), entry.action(), entry.subjects(), entry.about(), entry.correlation());
        }
    }

    /// One page; `next` is the `after` of the following page.
    record Page(List<Entry> entries, @Nullable String next) {}

    private final AuditLog auditLog;

    MessageAuditApi(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @Operation(
            summary = "Returns a page of the audit log, the latest entries first.",
            description = "Who sent which message once more. Searched by subject, such as `registration:r-1`; contains"
                    + " ids, no names of recipients.")
    @GetMapping("/api/notification/v1/audit")
    Page find(@RequestParam(required = false) @Nullable String subject, @RequestParam(defaultValue = "") String after) {
        var subjects = subject == null ? List.<String>of() : List.of(subject);
        var page = auditLog.page(new AuditQuery(subjects, null, null, null), after, PAGE);
        return new Page(page.entries().stream().map(Entry::of).toList(), page.next());
    }
}
