package fr.spro.registration.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.privacy.AuditRetention.Deleted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Audit entries are deleted after their retention period, and their number is kept.
class AuditRetentionTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 11, 20);
    private static final AuditSubject DAY = new AuditSubject("day", "d-1");

    private final Clock clock = Clock.fixed(Instant.parse("2027-11-20T08:00:00Z"), ZoneOffset.UTC);
    private final InMemoryMongo mongo = new InMemoryMongo(clock);
    private final AuditLog auditLog = mongo.audit();
    private final AuditRetention retention = new AuditRetention(
            auditLog, settings(), new Reconcilers(mongo.mongo(), clock, new SimpleMeterRegistry()), clock);

    @Test
    void deletes_expired_entries_and_records_their_number() {
        record("2026-11-19T12:00:00Z");
        record("2026-11-19T13:00:00Z");
        record("2026-11-20T12:00:00Z");

        retention.handle(TODAY);
        retention.handle(TODAY);

        assertThat(auditLog.of(DAY, 10))
                .extracting(AuditRecord::at)
                .containsExactly(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(retention.deleted()).containsExactly(new Deleted(TODAY, 2));
    }

    @Test
    void completes_a_run_killed_after_counting_and_counts_it_once() {
        record("2026-11-19T12:00:00Z");
        record("2026-11-19T13:00:00Z");
        var counted = AuditEntry.of(
                        RetentionAction.DELETED, "system", clock.instant(), new AuditSubject("audit", "entries"))
                .about(TODAY.toString())
                .changing(List.of(new Field("number", "", "2")));
        auditLog.append(AuditRecord.of("retention/audit/" + TODAY, counted, "audit-retention"));

        retention.handle(TODAY);

        assertThat(auditLog.of(DAY, 10)).isEmpty();
        assertThat(retention.deleted()).containsExactly(new Deleted(TODAY, 2));
    }

    private void record(String at) {
        auditLog.record(AuditEntry.of(RetentionAction.DELETED, "system", Instant.parse(at), DAY));
    }

    private static RetentionSettings settings() {
        var days = Duration.ofDays(30);
        return new RetentionSettings(days, days, days, days, days, Duration.ofDays(365));
    }
}
