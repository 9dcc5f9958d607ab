package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An audit entry as the history page shows it.
///
/// @param role whether the actor is a role instead of an account
/// @param subjects other than the one whose history is shown
record AuditRow(
        Instant at,
        String by,
        boolean role,
        String action,
        List<AuditSubject> subjects,
        @Nullable String about) {

    private static final Set<String> ROLES = Set.of("system", "participant", "reporter", "tablet");

    static AuditRow of(AuditRecord entry, List<String> shown) {
        return new AuditRow(
                entry.at(),
                entry.by(),
                ROLES.contains(entry.by()),
                entry.action(),
                entry.subjects().stream()
                        .filter(subject -> !shown.contains(subject))
                        .map(AuditSubject::parse)
                        .toList(),
                entry.about());
    }
}
