package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a coordinator, which is also the contact id.
public record CoordinatorId(String value) implements TextId {
    /// The subject in the audit log.
    public AuditSubject subject() {
        return new AuditSubject("coordinator", value);
    }
}
