package fr.spro.registration.privacy;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.time.Clock;
import java.time.Duration;

/// The use cases of retention, created without Spring.
public final class PrivacyUseCases {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);

    public static final RetentionSettings SETTINGS = new RetentionSettings(MONTH, MONTH, MONTH, MONTH, YEAR, YEAR);

    public final DeletionCounts deletionCounts;
    public final ApplyRetention applyRetention;
    public final AuditRetention auditRetention;

    public PrivacyUseCases(
            InMemoryMongo mongo, Days days, Store<RegionalDay> dayStore, EnrolmentUseCases enrolment, Clock clock) {
        var deadlines = new RetentionDeadlines(SETTINGS, mongo.mongo());
        deletionCounts = new DeletionCounts(days, deadlines, mongo.mongo());
        auditRetention = new AuditRetention(mongo.audit(), SETTINGS, mongo.reconcilers(), clock);
        applyRetention = new ApplyRetention(
                days,
                deadlines,
                dayStore,
                enrolment.store,
                enrolment.eraseParticipant,
                mongo.audit(),
                mongo.mongo(),
                mongo.reconcilers(),
                clock);
    }
}
