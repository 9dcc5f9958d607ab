package fr.spro.registration.privacy;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.EraseParticipant;
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
    private static final int PORTION = 200;

    private final Days days;
    private final Terms terms;
    private final Store<Registration> store;
    private final EraseParticipant eraseParticipant;
    private final AuditLog auditLog;
    private final MongoOperations mongo;
    private final Reconciler<DayId> reconciler;
    private final Clock clock;

    ApplyRetention(
            Days days,
            Terms terms,
            Store<Registration> store,
            EraseParticipant eraseParticipant,
            AuditLog auditLog,
            MongoOperations mongo,
            Reconcilers reconcilers,
            Clock clock) {
        this.days = days;
        this.terms = terms;
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
        return days.findAllLatestFirst().stream().map(RegionalDay::id);
    }

    /// Deletes everything that is due now. A registration that fails does not stop the others.
    ///
    /// @throws ItemFailures.SomeItemsFailed at the end, so that the day is retried
    public void handle(DayId id, Instant now) {
        var day = days.findById(id).orElseThrow();
        var failures = new ItemFailures();
        for (var term : terms.of(day)) {
            if (!term.isOver(now)) continue;
            var deleted = delete(term, now, failures);
            if (deleted == 0) continue;
            LOG.info(
                    "Deleted {} of day {} in {} registrations: their retention period is over",
                    term.category(),
                    id.value(),
                    deleted);
            auditLog.record(AuditEntry.of(RetentionAction.DELETED, AuditEntry.SYSTEM, now, id.subject())
                    .about(term.category().name()));
        }
        failures.throwIfAny();
    }

    private int delete(Term term, Instant now, ItemFailures failures) {
        var deleted = 0;
        for (var portion = portion(term, "");
                !portion.isEmpty();
                portion = portion(term, portion.getLast().value())) {
            for (var id : portion) {
                if (failures.run(id, () -> delete(term, id, now))) deleted++;
            }
        }
        return deleted;
    }

    private void delete(Term term, RegistrationId id, Instant now) {
        switch (term.category()) {
            case ANSWERS -> {
                var question = Objects.requireNonNull(term.question());
                store.change(id, found -> found.eraseExpired(ErasureRecord.answer(question, now)));
            }
            case NEEDS ->
                store.change(id, found -> found.eraseExpired(ErasureRecord.of(ErasureRecord.Category.NEEDS, now)));
            case UNCONFIRMED, CANCELLED, CALLED_OFF, PARTICIPATION, ON_REQUEST ->
                eraseParticipant.handle(id, AuditEntry.SYSTEM, term.category());
        }
    }

    private List<RegistrationId> portion(Term term, String after) {
        var query = new Query(new Criteria()
                        .andOperator(term.who(), Criteria.where("_id").gt(after)))
                .with(Sort.by("_id"))
                .limit(PORTION);
        query.fields().include("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Registration.class)).stream()
                .map(found -> new RegistrationId(found.getString("_id")))
                .toList();
    }
}
