package fr.spro.registration.documents;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on documents with names.
public enum DocumentAction implements AuditAction {
    PRINTED;

    @Override
    public String area() {
        return "documents";
    }
}
