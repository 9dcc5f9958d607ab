package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on registrations.
public enum RegistrationAction implements AuditAction {
    CHANGED,
    CONFIRMED,
    REQUEST_RESENT,
    LINK_RESENT,
    CANCELLED,
    CHECK_IN_WITHDRAWN,
    RESTORED,
    OFFER_ACCEPTED,
    OFFER_EXPIRED,
    DATA_EXPIRED,
    ERASED;

    @Override
    public String area() {
        return "registration";
    }
}
