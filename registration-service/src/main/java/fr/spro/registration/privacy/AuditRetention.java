package fr.spro.registration.privacy;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.suite.Dates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Deletes expired audit entries, one date at a time. Their number is recorded first in an entry with the
/// date as key, so an interrupted run is completed and counted once.
@Service
public class AuditRetention {

    private static final AuditSubject ENTRIES = new AuditSubject("audit", "entries");
    private static final int MAX_SHOWN = 100;

    /// The number of entries deleted on one date.
    public record Deleted(LocalDate on, long number) {}

    private final AuditLog auditLog;
    private final RetentionSettings settings;
    private final Clock clock;

    AuditRetention(AuditLog auditLog, RetentionSettings settings, Reconcilers reconcilers, Clock clock) {
        this.auditLog = auditLog;
        this.settings = settings;
        this.clock = clock;
        reconcilers.add(Job.of("audit-retention", Duration.ofHours(1), this::due, this::handle));
    }

    private Stream<LocalDate> due() {
        var today = clock.instant().atZone(Dates.ZONE).toLocalDate();
        return auditLog.countBefore(end(today)) == 0 ? Stream.empty() : Stream.of(today);
    }

    /// Deletes everything that is due on this date.
    public void handle(LocalDate today) {
        var number = auditLog.countBefore(end(today));
        if (number == 0) return;
        var entry = AuditEntry.of(RetentionAction.DELETED, AuditEntry.SYSTEM, clock.instant(), ENTRIES)
                .about(today.toString())
                .changing(List.of(new Field("number", "", String.valueOf(number))));
        auditLog.append(AuditRecord.of("retention/audit/" + today, entry, "audit-retention"));
        auditLog.deleteBefore(end(today));
    }

    /// The latest first.
    public List<Deleted> deleted() {
        return auditLog.of(ENTRIES, MAX_SHOWN).stream()
                .map(entry -> new Deleted(
                        LocalDate.parse(String.valueOf(entry.about())),
                        Long.parseLong(entry.fields().getFirst().after())))
                .toList();
    }

    private Instant end(LocalDate today) {
        return today.atStartOfDay(Dates.ZONE).toInstant().minus(settings.audit());
    }
}
