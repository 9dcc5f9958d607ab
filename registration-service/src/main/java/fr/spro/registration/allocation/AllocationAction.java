package fr.spro.registration.allocation;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions of the allocation of workshops.
public enum AllocationAction implements AuditAction {
    ALLOCATED;

    @Override
    public String area() {
        return "allocation";
    }
}
