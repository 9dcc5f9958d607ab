package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done to a group, a structure or a coordinator.
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
