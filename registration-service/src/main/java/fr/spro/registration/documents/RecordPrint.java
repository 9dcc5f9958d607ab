package fr.spro.registration.documents;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Records downloads of documents with names in the audit log, before they are handed out.
@Service
class RecordPrint {

    private final AuditLog auditLog;
    private final Clock clock;

    RecordPrint(AuditLog auditLog, Clock clock) {
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// Documents of many.
    ///
    /// @param by the account of the actor
    void handle(RegionalDay day, String by) {
        auditLog.record(AuditEntry.of(
                DocumentAction.PRINTED, by, clock.instant(), day.id().subject()));
    }

    /// A document of one participant.
    void handle(Registration registration, String by) {
        auditLog.record(AuditEntry.of(
                DocumentAction.PRINTED,
                by,
                clock.instant(),
                registration.id().subject(),
                registration.day().subject()));
    }
}
