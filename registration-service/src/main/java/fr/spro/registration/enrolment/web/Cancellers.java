package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationAction;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/// Who has cancelled a registration, for the words of its page.
@Component
class Cancellers {

    private static final int HISTORY = 200;

    private final AuditLog auditLog;

    Cancellers(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /// The name in the message keys of the page: by the participant, by staff, or cancelled while nobody knows by whom.
    String key(Registration cancelled) {
        return auditLog.of(cancelled.id().subject(), HISTORY).stream()
                .filter(entry -> entry.is(RegistrationAction.CANCELLED))
                .max(Comparator.comparing(AuditRecord::at))
                .map(entry -> switch (entry.by()) {
                    case Participant.ACTOR -> "withdrawn";
                    case AuditEntry.SYSTEM -> "cancelled";
                    default -> "cancelled-by-staff";
                })
                .orElse("cancelled");
    }
}
