package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.platform.messaging.outbox.OutboxFull;
import fr.spro.platform.messaging.work.ItemFailures.SomeItemsFailed;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// A registration that cannot be read or written does not stop the others of its day; the day fails, so that
/// its job retries it.
class FailingRegistrationTests extends InMemoryService {

    @Test
    void reconciles_the_other_registrations_of_the_day() {
        publish(10, 5);
        var first = confirmed("Ada", MORNING);
        var failing = confirmed("Bea", MORNING);
        var last = confirmed("Cleo", MORNING);
        moveDay.handle(day, Step.CANCEL, "camille");
        setOutbox(failing, fullOutbox());

        assertFailsFor(failing, this::reconcile);

        for (var id : List.of(first, last)) {
            assertThat(events(id)).last().isInstanceOf(RegistrationChanged.class);
        }
        setOutbox(failing, List.of());
        reconcile();
        assertThat(events(failing)).singleElement().isInstanceOf(RegistrationChanged.class);
    }

    @Test
    void reconciles_the_others_when_one_is_unreadable() {
        publish(10, 5);
        var first = confirmed("Ada", MORNING);
        var unreadable = confirmed("Bea", MORNING);
        var last = confirmed("Cleo", MORNING);
        moveDay.handle(day, Step.CANCEL, "camille");
        set(unreadable, "status", "unknown to this version");

        assertThatExceptionOfType(SomeItemsFailed.class)
                .isThrownBy(this::reconcile)
                .withMessage("1 items failed, the first is " + unreadable);

        for (var id : List.of(first, last)) {
            assertThat(events(id)).last().isInstanceOf(RegistrationChanged.class);
        }
    }

    @Test
    void sends_the_other_follow_ups_of_the_day() {
        publish(10, 5);
        var first = checkedIn("Ada");
        var failing = checkedIn("Bea");
        var last = checkedIn("Cleo");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        setOutbox(failing, fullOutbox());

        assertFailsFor(failing, this::sendFollowUps);

        for (var id : List.of(first, last)) {
            assertThat(events(id)).last().isInstanceOf(AttestationReady.class);
        }
        setOutbox(failing, List.of());
        sendFollowUps();
        assertThat(events(failing)).singleElement().isInstanceOf(AttestationReady.class);
    }

    @Test
    void assigns_a_structure_to_the_others_who_typed_its_name() {
        publish(10, 5);
        directory.list("g-1", "s-1", "maelle");
        var first = withUnlistedStructure("Ada");
        var failing = withUnlistedStructure("Bea");
        var last = withUnlistedStructure("Cleo");
        setOutbox(failing, fullOutbox());
        var key = enrolment.unlistedStructures.all().getFirst().key();
        var attach =
                (ThrowingCallable) () -> enrolment.unlistedStructures.attach(key, new StructureId("s-1"), "camille");

        assertFailsFor(failing, attach);

        for (var id : List.of(first, last)) {
            assertThat(store.get(id).wishes().structure()).isEqualTo(new StructureId("s-1"));
        }
        setOutbox(failing, List.of());
        assertThat(enrolment.unlistedStructures.attach(key, new StructureId("s-1"), "camille"))
                .isEqualTo(1);
    }

    private RegistrationId withUnlistedStructure(String name) {
        var wishes = new Wishes(null, "Chez nous", List.of(), null, Map.of());
        return accepted(registerParticipant.handle(
                new RegisterParticipant.Command(new RegistrationId(name), day, participant(name), wishes, false)));
    }

    private static void assertFailsFor(RegistrationId failing, ThrowingCallable step) {
        assertThatExceptionOfType(SomeItemsFailed.class)
                .isThrownBy(step)
                .withMessage("1 items failed, the first is " + failing)
                .withCauseInstanceOf(OutboxFull.class);
    }

    private RegistrationId checkedIn(String name) {
        var id = confirmed(name);
        begin();
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        return id;
    }

    private void sendFollowUps() {
        enrolment.sendFollowUps.handle(day, clock.instant());
    }

    private static List<Document> fullOutbox() {
        return Collections.nCopies(100, new Document("seq", 0L));
    }

    private void setOutbox(RegistrationId id, List<Document> entries) {
        set(id, "outbox", entries);
    }

    private void set(RegistrationId id, String field, Object value) {
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id.value())),
                        new Update().set(field, value),
                        Registration.class);
    }
}
