package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on groups, structures and coordinators.
public enum DirectoryAction implements AuditAction {
    ADDED,
    CHANGED,
    IMPORTED,
    REMOVED,
    /// Restored, since it was used while it was removed.
    RESTORED,
    MERGED,
    COORDINATOR_ADDED,
    COORDINATOR_CHANGED,
    COORDINATOR_REMOVED;

    @Override
    public String area() {
        return "directory";
    }
}
