package fr.spro.registration.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.spro.platform.messaging.outbox.OutboxFull;
import fr.spro.platform.messaging.work.ItemFailures.SomeItemsFailed;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.Registration;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Deletion when a registration cannot be written.
class ApplyRetentionTests extends InMemoryService {

    private static final Duration KEPT = Duration.ofDays(30);

    private final RetentionSettings settings = new RetentionSettings(KEPT, KEPT, KEPT, KEPT, KEPT, KEPT);
    private final ApplyRetention applyRetention = new ApplyRetention(
            days,
            new RetentionDeadlines(settings, mongo.mongo()),
            dayUseCases.store,
            store,
            eraseParticipant,
            auditLog,
            mongo.mongo(),
            mongo.reconcilers(),
            clock);

    @Test
    void deletes_the_other_registrations_and_fails_so_that_the_day_is_retried() {
        publish(10, 5);
        var first = confirmed("Ada");
        var failing = confirmed("Bea");
        var last = confirmed("Cleo");
        setOutbox(failing.value(), Collections.nCopies(100, new Document("seq", 0L)));
        var later = find().endsAt().plus(KEPT);

        assertThatExceptionOfType(SomeItemsFailed.class)
                .isThrownBy(() -> applyRetention.handle(day, later))
                .withCauseInstanceOf(OutboxFull.class);

        assertThat(store.get(first).isErased()).isTrue();
        assertThat(store.get(failing).isErased()).isFalse();
        assertThat(store.get(last).isErased()).isTrue();
        setOutbox(failing.value(), List.of());
        applyRetention.handle(day, later);
        assertThat(store.get(failing).isErased()).isTrue();
    }

    private void setOutbox(String id, List<Document> entries) {
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id)),
                        new Update().set("outbox", entries),
                        Registration.class);
    }
}
