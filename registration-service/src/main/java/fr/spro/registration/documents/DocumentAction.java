package fr.spro.registration.documents;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done with documents that name people.
public enum DocumentAction implements AuditAction {
    PRINTED;

    @Override
    public String area() {
        return "documents";
    }
}
