package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on registrations.
public enum RegistrationAction implements AuditAction {
    CHANGED,
    ENTERED,
    CONFIRMED,
    REQUEST_RESENT,
    LINK_RESENT,
    CANCELLED,
    CHECK_IN_WITHDRAWN,
    RESTORED,
    OFFER_ACCEPTED,
    OFFER_DECLINED,
    OFFER_EXPIRED,
    DATA_EXPIRED,
    ERASED;

    @Override
    public String area() {
        return "registration";
    }
}
