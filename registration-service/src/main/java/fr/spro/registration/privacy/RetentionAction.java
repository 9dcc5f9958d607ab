package fr.spro.registration.privacy;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions of retention.
public enum RetentionAction implements AuditAction {
    DELETED;

    @Override
    public String area() {
        return "retention";
    }
}
