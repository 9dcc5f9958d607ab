package fr.spro.registration.reports;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on the report of a workshop.
public enum ReportAction implements AuditAction {
    LINK_CREATED,
    LINK_REVOKED,
    SUBMITTED,
    CORRECTED,
    PUBLISHED,
    UNPUBLISHED;

    @Override
    public String area() {
        return "reports";
    }
}
