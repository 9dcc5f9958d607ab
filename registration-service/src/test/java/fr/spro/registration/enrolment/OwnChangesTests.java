package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Step;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Changes by participants, and the resulting notifications.
class OwnChangesTests extends InMemoryService {

    @Test
    void a_changed_choice_is_published_and_promotes_the_next_in_the_waiting_list() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);

        changeRegistration.handle(Examples.choosing(store.get(id), wishes(SAME_TIME, AFTERNOON), Participant.ACTOR));
        reconcile();

        assertThat(events(next)).last().isInstanceOf(ParticipantPromoted.class);
        assertThat(events(id)).last().isInstanceOfSatisfying(RegistrationChanged.class, fact -> {
            assertThat(fact.reasons()).containsExactly(Reason.WORKSHOPS_CHOSEN);
            assertThat(fact.lostSessions()).as("what one gives up is not lost").isEmpty();
            assertThat(fact.places().workshops()).extracting("sessionId").containsExactly("w-2", "w-3");
        });
        assertThat(seats.of(find()).workshops().get(SAME_TIME).taken()).isEqualTo(1);
    }

    @Test
    void rejects_a_choice_after_the_day_was_held() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(changeRegistration.handle(Examples.choosing(store.get(id), wishes(SAME_TIME), Participant.ACTOR)))
                .isEqualTo(new ChangeRegistration.Outcome.TooLate());
        assertThat(store.get(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void changes_a_name_immediately_and_an_address_after_its_confirmation() {
        publish(10, 1);
        var id = confirmed("Ada");

        correct(id, "Ada Lovelace", "ada@example.org", Participant.ACTOR);
        correct(id, "Ada Lovelace", "lovelace@example.org", Participant.ACTOR);

        assertThat(mongo.publishesState(Registration.class, id)).isTrue();
        assertThat(store.get(id).contact().listed(id))
                .isEqualTo(new ContactListed(
                        EntityRef.registration(id.value()), 3, "Ada Lovelace", "lovelace@example.org", "fr"));
        assertThat(events(id))
                .last()
                .isInstanceOfSatisfying(
                        AddressChanged.class,
                        fact -> assertThat(fact.contactVersion()).isEqualTo(3));
        assertThat(store.get(id).isConfirmed()).as("the place is kept").isTrue();
        correctParticipant.confirm(id, 2);
        assertThat(store.get(id).contact().previous()).as("another address").isNotNull();
        correctParticipant.confirm(id, 3);
        assertThat(store.get(id).contact().previous()).isNull();
    }

    @Test
    void rejects_an_address_of_another_participant() {
        publish(10, 1);
        var id = confirmed("Ada");
        var other = confirmed("Bea");

        correct(id, "Ada", "bea@example.org", Participant.ACTOR);

        assertThat(store.get(id).participant().email()).hasToString("ada@example.org");
        assertThat(store.get(other).participant().name()).hasToString("Bea");
    }

    @Test
    void keeps_the_new_address_if_the_previous_one_was_taken_meanwhile() {
        publish(10, 1);
        var id = confirmed("Ada");
        correct(id, "Ada", "lovelace@example.org", Participant.ACTOR);
        var other = register("Ada");
        set(id, "contact.previous.until", Instant.now().minusSeconds(3600));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .as("without a decision each pass fails to restore it")
                .isThrownBy(() -> store.change(id, found -> found.revertAddress(clock.instant())));

        reconcile();

        var kept = store.get(id);
        assertThat(kept.contact().previous()).isNull();
        assertThat(kept.participant().email().value()).isEqualTo("lovelace@example.org");
        assertThat(store.get(other).participant().email().value()).isEqualTo("ada@example.org");
        reconcile();
        assertThat(store.get(id).version()).as("it is decided once").isEqualTo(kept.version());
    }

    @Test
    void an_organiser_corrects_a_wrong_address() {
        publish(10, 1);
        var id = register("Ada");

        correct(id, "Ada", "right@example.org", "camille");

        assertThat(store.get(id).listing().activeAddress()).isEqualTo(day.value() + " right@example.org");
        assertThat(history(id.subject())).extracting("by").containsExactly("camille");
        assertThat(events(id)).hasSize(2);
    }

    @Test
    void sends_a_lost_link_once_per_interval() {
        publish(10, 1);
        var id = confirmed("Ada");
        // As if the last message were an hour old.
        set(id, "notices.lastSentAt", Instant.now().minusSeconds(3600));

        for (var address : new String[] {"ada@example.org", "ADA@example.org", "nobody@example.org"}) {
            renewLink.handle(day, EmailAddress.of(address));
        }

        assertThat(events(id)).filteredOn(LinkRenewed.class::isInstance).hasSize(1);
        assertThat(store.get(id).contact().linkGeneration()).isEqualTo(2);
    }

    @Test
    void an_erasure_removes_the_data_and_frees_the_place() {
        publish(1, 1);
        var id = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);
        assertThat(stored(id)).contains("ada@example.org");
        mongo.emptyOutbox(Registration.class, id);

        eraseParticipant.handle(id, Participant.ACTOR);
        eraseParticipant.handle(id, Participant.ACTOR);
        reconcile();

        // As a whole word, since the hexadecimal ids of the document may contain these letters.
        assertThat(stored(id).toLowerCase(Locale.ROOT))
                .doesNotContainPattern("\\bada\\b")
                .doesNotContain("association");
        assertThat(store.get(id).isErased()).isTrue();
        assertThat(events(id)).singleElement().isInstanceOf(ParticipantErased.class);
        assertThat(mongo.publishesState(Registration.class, id))
                .as("the contact is published again, as a tombstone")
                .isTrue();
        assertThat(events(next)).last().isInstanceOf(ParticipantPromoted.class);
    }

    @Test
    void says_that_nothing_was_corrected_when_the_address_is_taken_or_the_registration_is_over() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);

        assertThat(correctParticipant.handle(
                        Examples.correcting(store.get(id), "Ada", "bea@example.org", Participant.ACTOR)))
                .isEqualTo(new CorrectParticipant.Outcome.AddressTaken());
        cancelRegistration.handle(id, Participant.ACTOR);
        assertThat(correctParticipant.handle(
                        Examples.correcting(store.get(id), "Ada L", "ada@example.org", Participant.ACTOR)))
                .isEqualTo(new CorrectParticipant.Outcome.TooLate());
        assertThat(store.get(id).participant().name()).hasToString("Ada");
    }

    private void correct(RegistrationId id, String name, String email, String by) {
        correctParticipant.handle(Examples.correcting(store.get(id), name, email, by));
    }

    private void set(RegistrationId id, String field, Instant time) {
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id.value())),
                        Update.update(field, Date.from(time)),
                        Registration.class);
    }

    private String stored(RegistrationId id) {
        var found = mongo.mongo().findById(id.value(), Document.class, "registration");
        return Objects.requireNonNull(found).toJson();
    }
}
