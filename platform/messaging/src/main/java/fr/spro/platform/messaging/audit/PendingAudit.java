package fr.spro.platform.messaging.audit;

import java.util.List;

/// Entries that are written with their change and not in the log yet.
@FunctionalInterface
public interface PendingAudit {
    List<AuditRecord> find(AuditQuery query);
}
