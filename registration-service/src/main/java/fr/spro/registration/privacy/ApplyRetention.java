package fr.spro.registration.privacy;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayChanges;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.Erasure;
import fr.spro.registration.enrolment.ErasureRecord;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// Deletes data after its retention period: every hour, and immediately the answers to a removed question.
/// Due data is found in the registrations themselves, so an interrupted run is completed by the next.
@Service
public class ApplyRetention implements DayChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyRetention.class);
    private static final int BATCH = 200;

    private final Days days;
    private final RetentionDeadlines deadlines;
    private final Store<RegionalDay> dayStore;
    private final Store<Registration> store;
    private final EraseParticipant eraseParticipant;
    private final AuditLog auditLog;
    private final MongoOperations mongo;
    private final Reconciler<DayId> reconciler;
    private final Clock clock;

    ApplyRetention(
            Days days,
            RetentionDeadlines deadlines,
            Store<RegionalDay> dayStore,
            Store<Registration> store,
            EraseParticipant eraseParticipant,
            AuditLog auditLog,
            MongoOperations mongo,
            Reconcilers reconcilers,
            Clock clock) {
        this.days = days;
        this.deadlines = deadlines;
        this.dayStore = dayStore;
        this.store = store;
        this.eraseParticipant = eraseParticipant;
        this.auditLog = auditLog;
        this.mongo = mongo;
        this.clock = clock;
        this.reconciler = reconcilers.add(
                Job.of("apply-retention", Duration.ofHours(1), this::due, day -> handle(day, clock.instant())));
    }

    @Override
    public void dayChanged(DayId day) {
        reconciler.trigger(day);
    }

    private Stream<DayId> due() {
        return days.findIds().stream().map(Days.Found::id);
    }

    /// Deletes everything that is due now. A registration that fails does not stop the others.
    ///
    /// @throws ItemFailures.SomeItemsFailed at the end, so that the day is retried
    public void handle(DayId id, Instant now) {
        days.findById(id).ifPresent(day -> {
            removePicture(day, now);
            apply(deadlines.of(day), id, now);
        });
    }

    /// It may show participants.
    private void removePicture(RegionalDay day, Instant now) {
        if (day.picture() == null || deadlines.ofPicture(day).isAfter(now)) return;
        var entry = AuditEntry.of(
                DayAction.PICTURE_REMOVED, AuditEntry.SYSTEM, now, day.id().subject());
        dayStore.change(day.id(), found -> new DayChanges(found).withoutPicture(entry));
    }

    private void apply(List<RetentionDeadline> all, DayId id, Instant now) {
        var failures = new ItemFailures();
        for (var deadline : all) {
            if (!deadline.isOver(now)) continue;
            var deleted = delete(deadline, now, failures);
            if (deleted == 0) continue;
            LOG.info(
                    "Deleted {} of day {} in {} registrations: their retention period is over",
                    deadline.category(),
                    id.value(),
                    deleted);
            // A summary under the day: each registration has an entry of its own, stored with its deletion.
            auditLog.record(AuditEntry.of(RetentionAction.DELETED, AuditEntry.SYSTEM, now, id.subject())
                    .about(deadline.category().name()));
        }
        failures.throwIfAny();
    }

    private int delete(RetentionDeadline deadline, Instant now, ItemFailures failures) {
        var deleted = 0;
        for (var batch = batch(deadline, "");
                !batch.isEmpty();
                batch = batch(deadline, batch.getLast().value())) {
            for (var id : batch) {
                if (failures.run(id, () -> delete(deadline, id, now))) deleted++;
            }
        }
        return deleted;
    }

    private void delete(RetentionDeadline deadline, RegistrationId id, Instant now) {
        switch (deadline.category()) {
            case ANSWERS -> {
                var question = Objects.requireNonNull(deadline.question());
                store.change(id, found -> new Erasure(found).of(ErasureRecord.answer(question, now), now));
            }
            case NEEDS ->
                store.change(
                        id, found -> new Erasure(found).of(ErasureRecord.of(ErasureRecord.Category.NEEDS, now), now));
            case UNCONFIRMED, CANCELLED, CALLED_OFF, PARTICIPATION, ON_REQUEST, AFTER_RESTORE ->
                eraseParticipant.handle(id, AuditEntry.SYSTEM, deadline.category());
        }
    }

    private List<RegistrationId> batch(RetentionDeadline deadline, String after) {
        var query = new Query(new Criteria()
                        .andOperator(deadline.who(), Criteria.where("_id").gt(after)))
                .with(Sort.by("_id"))
                .limit(BATCH);
        query.fields().include("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Registration.class)).stream()
                .map(found -> new RegistrationId(found.getString("_id")))
                .toList();
    }
}
