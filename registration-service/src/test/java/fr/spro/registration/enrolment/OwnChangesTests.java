package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.ContactEvent.NewAddress;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Step;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes by participants, and the resulting notifications.
class OwnChangesTests extends InMemoryService {

    @Test
    void a_changed_choice_is_published_and_promotes_the_next_in_the_waiting_list() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);

        changeRegistration.handle(choosing(id, wishes(SAME_TIME, AFTERNOON), Participant.ACTOR));
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

        assertThat(changeRegistration.handle(choosing(id, wishes(SAME_TIME), Participant.ACTOR)))
                .isEqualTo(new ChangeRegistration.Outcome.TooLate(Ended.DAY_HELD));
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
                        EntityRef.registration(id.value()),
                        3,
                        "Ada Lovelace",
                        "ada@example.org",
                        "fr",
                        new NewAddress("lovelace@example.org", 3),
                        1));
        assertThat(events(id))
                .last()
                .isInstanceOfSatisfying(
                        NewAddressEntered.class,
                        fact -> assertThat(fact.contactVersion()).isEqualTo(3));
        assertThat(store.get(id).isConfirmed()).as("the place is kept").isTrue();
        confirmRegistration.handle(id, 2);
        assertThat(store.get(id).contact().pendingAddress())
                .as("another address")
                .isNotNull();
        confirmRegistration.handle(id, 3);
        assertThat(store.get(id).contact().listed(id))
                .isEqualTo(new ContactListed(
                        EntityRef.registration(id.value()), 4, "Ada Lovelace", "lovelace@example.org", "fr", null, 2));
        assertThat(store.get(id).listing().activeAddress()).isEqualTo(day.value() + " lovelace@example.org");
    }

    @Test
    void a_confirmed_new_address_publishes_the_new_generation_of_the_link() {
        publish(10, 1);
        var id = confirmed("Ada");
        correct(id, "Ada", "lovelace@example.org", Participant.ACTOR);
        assertThat(store.get(id).contact().listed(id).linkGeneration()).isEqualTo(1);
        mongo.emptyOutbox(Registration.class, id);

        confirmRegistration.handle(id, store.get(id).contact().version());

        assertThat(mongo.publishesState(Registration.class, id)).isTrue();
        assertThat(store.get(id).contact().listed(id).linkGeneration()).isEqualTo(2);
    }

    @Test
    void an_address_of_another_participant_stays_pending_like_any_other_and_its_owner_is_told() {
        publish(10, 1);
        var id = confirmed("Ada");
        var other = confirmed("Bea");
        var control = confirmed("Cleo");

        correct(id, "Ada L", "bea@example.org", Participant.ACTOR);
        correct(control, "Cleo L", "nobody@example.org", Participant.ACTOR);

        assertThat(store.get(id).contact().pendingAddress())
                .usingRecursiveComparison()
                .ignoringFields("email", "confirmUntil", "asked")
                .isEqualTo(store.get(control).contact().pendingAddress());
        assertThat(store.get(id).participant().name()).hasToString("Ada L");
        assertThat(store.get(id).contact().listed(id).newAddress())
                .as("nobody else needs it")
                .isNull();
        assertThat(events(id)).as("without an address to mail").last().isInstanceOf(NewAddressEntered.class);
        assertThat(events(control)).last().isInstanceOf(NewAddressEntered.class);
        assertThat(events(other)).last().isInstanceOf(RegistrationRepeated.class);
        assertThat(store.get(other).participant().name()).hasToString("Bea");
    }

    @Test
    void an_address_that_was_registered_before_its_confirmation_stays_with_its_owner() {
        publish(10, 1);
        var id = confirmed("Ada");
        correct(id, "Ada", "lovelace@example.org", Participant.ACTOR);
        var other = register("Lovelace");

        confirmRegistration.handle(id, 2);

        assertThat(store.get(id).participant().email()).hasToString("ada@example.org");
        assertThat(store.get(other).participant().email()).hasToString("lovelace@example.org");
    }

    @Test
    void an_organiser_corrects_a_wrong_address() {
        publish(10, 1);
        var id = register("Ada");

        correct(id, "Ada", "right@example.org", "camille");

        assertThat(history(id.subject())).extracting("by").containsExactly("camille");
        assertThat(events(id)).hasSize(2).last().isInstanceOf(NewAddressEntered.class);
        confirmRegistration.handle(id, 2);
        assertThat(store.get(id).listing().activeAddress()).isEqualTo(day.value() + " right@example.org");
        assertThat(store.get(id).isConfirmed()).isTrue();
    }

    @Test
    void sends_a_lost_link_even_within_minutes_of_another_mail() {
        publish(10, 1);
        var id = confirmed("Ada");

        for (var address : new String[] {"ada@example.org", "ADA@example.org", "nobody@example.org"}) {
            renewLink.handle(day, EmailAddress.of(address), true);
        }

        assertThat(events(id)).filteredOn(LinkRenewed.class::isInstance).hasSize(2);
        assertThat(store.get(id).contact().linkGeneration()).isEqualTo(3);
    }

    @Test
    void a_second_person_on_an_address_is_not_registered_and_the_owner_is_told() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var before = store.get(id);

        var outcome = registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("bruno"),
                day,
                Examples.participant("Bruno", "ada@example.org"),
                wishes(AFTERNOON),
                false,
                true,
                new RegisterParticipant.Visit("192.0.2.1", enrolment.publicReads.occupancy(find()))));

        assertThat(outcome).isInstanceOf(RegisterParticipant.Outcome.Known.class);
        assertThat(events(id)).last().isInstanceOf(RegistrationRepeated.class);
        assertThat(registrations.findByDay(day)).hasSize(1);
        assertThat(store.get(id).participant()).isEqualTo(before.participant());
        assertThat(store.get(id).wishes()).isEqualTo(before.wishes());
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void staff_and_programs_learn_that_an_address_is_registered_and_nothing_changes(boolean byStaff) {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var before = store.get(id);

        var outcome = registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("bruno"), day, Examples.participant("Bruno", "ada@example.org"), wishes(), byStaff));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RegisterParticipant.Outcome.Known.class,
                        known -> assertThat(known.other().id()).isEqualTo(id));
        assertThat(store.get(id)).isEqualTo(before);
        assertThat(registrations.findByDay(day)).hasSize(1);
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
    void an_erasure_removes_the_address_where_others_have_entered_it() {
        publish(10, 5);
        var erased = confirmed("Zebuline");
        var other = confirmed("Bea");
        var control = confirmed("Cleo");
        correct(other, "Bea", "zebuline@example.org", Participant.ACTOR);
        correct(control, "Cleo", "another@example.org", Participant.ACTOR);
        assertThat(stored(other)).contains("zebuline@example.org");

        eraseParticipant.handle(erased, Participant.ACTOR);

        assertThat(stored(other)).doesNotContain("zebuline@example.org");
        assertThat(mongo.publishesState(Registration.class, other)).isTrue();
        assertThat(store.get(control).contact().pendingAddress()).isNotNull();
    }

    @Test
    void says_that_nothing_was_corrected_when_the_address_is_taken_or_the_registration_is_over() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);

        assertThat(correctParticipant.handle(Examples.correcting(store.get(id), "Ada", "bea@example.org", "camille")))
                .isInstanceOfSatisfying(
                        CorrectParticipant.Outcome.AddressTaken.class,
                        taken -> assertThat(taken.other().participant().name()).hasToString("Bea"));
        cancelRegistration.handle(id, Participant.ACTOR);
        assertThat(correctParticipant.handle(
                        Examples.correcting(store.get(id), "Ada L", "ada@example.org", Participant.ACTOR)))
                .isEqualTo(new CorrectParticipant.Outcome.TooLate(Ended.CANCELLED));
        assertThat(store.get(id).participant().name()).hasToString("Ada");
    }

    private void correct(RegistrationId id, String name, String email, String by) {
        correctParticipant.handle(Examples.correcting(store.get(id), name, email, by));
    }

    private String stored(RegistrationId id) {
        var found = mongo.mongo().findById(id.value(), Document.class, "registration");
        return Objects.requireNonNull(found).toJson();
    }
}
