package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditAction;

/// What the audit log says was done to a registration.
public enum RegistrationAction implements AuditAction {
    CHANGED,
    CANCELLED,
    OFFER_EXPIRED,
    ERASED;

    @Override
    public String area() {
        return "registration";
    }
}
