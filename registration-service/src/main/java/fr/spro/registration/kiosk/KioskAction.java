package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on the link of the tablets.
public enum KioskAction implements AuditAction {
    LINK_GIVEN,
    LINK_WITHDRAWN;

    @Override
    public String area() {
        return "kiosk";
    }
}
