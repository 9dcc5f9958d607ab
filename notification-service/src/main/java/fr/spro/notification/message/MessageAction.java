package fr.spro.notification.message;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audited actions on messages.
public enum MessageAction implements AuditAction {
    RESENT;

    @Override
    public String area() {
        return "message";
    }
}
