package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditSubject;
import java.time.Instant;

/// That something of the directory was found to be the same as another, whose id its own means from then on.
///
/// @param into the id of the one that stayed then; it may be merged itself since
/// @param by the subject of who merged them
public record Merged(String into, Instant at, String by) {
    /// @param ended what was merged
    AuditEntry entry(AuditSubject ended) {
        return AuditEntry.of(DirectoryAction.MERGED, by, at, ended).about(into);
    }
}
