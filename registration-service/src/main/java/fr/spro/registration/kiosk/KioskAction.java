package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on the link of the tablets.
public enum KioskAction implements AuditAction {
    LINK_CREATED,
    LINK_REVOKED;

    @Override
    public String area() {
        return "kiosk";
    }
}
