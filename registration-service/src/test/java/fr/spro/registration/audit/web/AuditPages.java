package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.Days;
import java.util.List;

/// Pages and API of the history, created without Spring.
public final class AuditPages {

    private AuditPages() {}

    public static List<Object> controllers(AuditLog auditLog, Days days) {
        return List.of(new AuditController(auditLog, days), new AuditApi(auditLog));
    }
}
