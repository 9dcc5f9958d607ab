package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
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
class AuditApi {

    private static final int PAGE = 100;

    /// An audit entry: who did what, and when.
    ///
    /// @param subjects each as `kind:id`, such as `day:angers-2026`
    /// @param about the part of the subject concerned, null for the whole
    /// @param correlation id of the request, also in its events and log lines
    record Entry(
            Instant at,
            String by,
            String action,
            List<String> subjects,
            @Nullable String about,
            List<Field> fields,
            String correlation) {

        static Entry of(AuditRecord entry) {
            return new Entry(
                    entry.at(),
                    entry.by(),
                    entry.action(),
                    entry.subjects(),
                    entry.about(),
                    entry.fields(),
                    entry.correlation());
        }
    }

    /// One page; `next` is the `after` of the following page.
    record Page(List<Entry> entries, @Nullable String next) {}

    private final AuditLog auditLog;

    AuditApi(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @Operation(
            summary = "Returns a page of the audit log, the latest entries first.",
            description = "Searched by subject, account and time (`from` inclusive, `until` exclusive); `next` is the"
                    + " `after` of the following page. Contains ids, no names of participants.")
    @GetMapping("/api/registration/v1/audit")
    Page find(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "") String after) {
        var page = auditLog.page(
                new AuditQuery(subject == null ? List.of() : List.of(subject), by, from, until), after, PAGE);
        return new Page(page.entries().stream().map(Entry::of).toList(), page.next());
    }
}
