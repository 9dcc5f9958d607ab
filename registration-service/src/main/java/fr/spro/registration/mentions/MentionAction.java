package fr.spro.registration.mentions;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on texts that may mention an erased person.
public enum MentionAction implements AuditAction {
    REVIEWED;

    @Override
    public String area() {
        return "mentions";
    }
}
