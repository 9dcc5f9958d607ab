package fr.spro.registration.imports;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions of imports.
public enum ImportAction implements AuditAction {
    CONFIRMED;

    @Override
    public String area() {
        return "imports";
    }
}
