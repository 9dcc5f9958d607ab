package fr.spro.registration.allocation;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done by the allocation of workshops.
public enum AllocationAction implements AuditAction {
    ALLOCATED;

    @Override
    public String area() {
        return "allocation";
    }
}
