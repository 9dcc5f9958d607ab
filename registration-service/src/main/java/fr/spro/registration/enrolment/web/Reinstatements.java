package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import org.springframework.stereotype.Component;

/// Whether a participant may have read that a day is cancelled which takes place after all.
@Component
class Reinstatements {

    private static final int HISTORY = 200;

    private final AuditLog auditLog;

    Reinstatements(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    boolean concern(RegionalDay day, Registration registration) {
        return day.isAhead()
                && auditLog.of(day.id().subject(), HISTORY).stream()
                        .anyMatch(entry ->
                                entry.is(DayAction.REINSTATED) && entry.at().isAfter(registration.requestedAt()));
    }
}
