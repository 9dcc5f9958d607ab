package fr.spro.platform.messaging.audit;

import java.util.List;

/// Entries that are stored with their change and not yet in the log.
@FunctionalInterface
public interface PendingAudit {
    List<AuditRecord> find(AuditQuery query);
}
