package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a structure.
public record StructureId(String value) implements TextId {
    /// The subject in the audit log.
    public AuditSubject subject() {
        return new AuditSubject("structure", value);
    }
}
