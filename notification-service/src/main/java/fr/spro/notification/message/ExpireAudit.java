package fr.spro.notification.message;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Deletes audit entries, which name accounts, after their retention period.
@Component
class ExpireAudit {

    ExpireAudit(
            AuditLog auditLog,
            @Value("${spro.retention.audit:365d}") Duration period,
            Reconcilers reconcilers,
            Clock clock) {
        reconcilers.add(Job.of(
                "expire-audit",
                Duration.ofHours(1),
                () -> Stream.of(AuditLog.COLLECTION),
                _ -> auditLog.deleteBefore(clock.instant().minus(period))));
    }
}
