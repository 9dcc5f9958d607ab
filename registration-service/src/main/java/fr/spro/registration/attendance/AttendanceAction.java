package fr.spro.registration.attendance;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on check-ins that did not fit their registration.
public enum AttendanceAction implements AuditAction {
    CHECK_IN_ACCEPTED,
    CHECK_IN_DISMISSED,
    CHECK_IN_REOPENED;

    @Override
    public String area() {
        return "attendance";
    }
}
