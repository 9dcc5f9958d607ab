package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditLog;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds the registrations with which somebody has done something since they were entered: the participant,
/// the staff, or the check-in desk. What follows from the day, such as an offer, is not meant.
@Component
public class TouchedRegistrations {

    private final AuditLog auditLog;

    TouchedRegistrations(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    public Set<RegistrationId> among(Collection<Registration> registrations) {
        var subjects = registrations.stream()
                .map(registration -> registration.id().subject())
                .toList();
        var acted = auditLog.withActor(subjects);
        return registrations.stream()
                .filter(registration -> !registration.attendance().equals(Attendance.NONE)
                        || acted.contains(registration.id().subject()))
                .map(Registration::id)
                .collect(Collectors.toSet());
    }
}
