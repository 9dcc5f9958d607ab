package fr.spro.platform.web;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.messaging.audit.AuditRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the audit log in the API of a service; `next` is the `after` of the following page.
public record AuditEntries(List<Entry> entries, @Nullable String next) {

    private static final int PAGE = 100;

    /// An audit entry: who did what, and when.
    ///
    /// @param subjects each as `kind:id`, such as `day:angers-2026`
    /// @param about the part of the subject concerned, null for the whole
    /// @param correlation id of the request, also in its events and log lines
    public record Entry(
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

    /// The entries of a subject, an account and a time, as far as they are given, the latest first.
    public static AuditEntries find(
            AuditLog auditLog,
            @Nullable String subject,
            @Nullable String by,
            @Nullable Instant from,
            @Nullable Instant until,
            String after) {
        var query = new AuditQuery(subject == null ? List.of() : List.of(subject), by, from, until);
        var page = auditLog.page(query, after, PAGE);
        return new AuditEntries(page.entries().stream().map(Entry::of).toList(), page.next());
    }
}
