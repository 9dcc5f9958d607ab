package fr.spro.registration.imports;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done by an import.
public enum ImportAction implements AuditAction {
    CONFIRMED;

    @Override
    public String area() {
        return "imports";
    }
}
