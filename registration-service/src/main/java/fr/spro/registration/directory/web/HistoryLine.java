package fr.spro.registration.directory.web;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.registration.directory.CoordinatorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An audit entry as the pages and the API of the directory show it.
///
/// @param by an account, or `system`
/// @param about the id of the coordinator, or of the merge target
record HistoryLine(
        Instant at,
        String by,
        String action,
        List<Field> fields,
        @Nullable String about) {

    static HistoryLine of(AuditRecord entry) {
        var coordinator = entry.subjects().stream()
                .map(AuditSubject::parse)
                .filter(subject -> subject.equals(new CoordinatorId(subject.id()).subject()))
                .map(AuditSubject::id)
                .findFirst();
        var about = entry.about() == null ? coordinator.orElse(null) : entry.about();
        return new HistoryLine(entry.at(), entry.by(), entry.action(), entry.fields(), about);
    }
}
