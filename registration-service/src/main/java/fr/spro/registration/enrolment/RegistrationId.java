package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a registration, which is also the contact id of its participant.
public record RegistrationId(String value) implements TextId {
    /// The subject in the audit log.
    public AuditSubject subject() {
        return new AuditSubject("registration", value);
    }
}
