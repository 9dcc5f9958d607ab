package fr.spro.registration.attendance;

import fr.spro.platform.messaging.audit.AuditAction;

/// Audit actions on check-ins, most of them on those that did not fit their registration.
public enum AttendanceAction implements AuditAction {
    RECORDED,
    CHECK_IN_ACCEPTED,
    CHECK_IN_DISMISSED,
    CHECK_IN_REOPENED;

    @Override
    public String area() {
        return "attendance";
    }
}
