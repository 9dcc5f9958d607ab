package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditSubject;
import java.time.Instant;

/// Records that an entry of the directory was merged into another one.
///
/// @param into the id of the target, which may itself be merged since
/// @param by the account of the actor
public record Merged(String into, Instant at, String by) {
    /// @param ended the merged entry
    AuditEntry entry(AuditSubject ended) {
        return AuditEntry.of(DirectoryAction.MERGED, by, at, ended).about(into);
    }
}
