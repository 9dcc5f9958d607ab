package fr.spro.registration.privacy;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done when a retention period was over.
public enum RetentionAction implements AuditAction {
    DELETED;

    @Override
    public String area() {
        return "retention";
    }
}
