package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.seating.Occupancy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// From the request to the seat and the check-in.
class EnrolmentTests extends InMemoryService {

    @Test
    void who_confirms_while_somebody_else_completes_the_lists_is_told_of_the_seat_with_the_place() {
        publish(10, 5);
        var ada = register("Ada", MORNING);
        // As between the two writes with which another process takes her into the lists.
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(day.value())),
                        new Update().pull("arrivals.sessions." + MORNING.value(), ada.value()),
                        RegionalDay.class);

        confirmRegistration.handle(ada);
        reconcile();

        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.places().workshops()).allMatch(WorkshopPlace::seated));
    }

    @Test
    void a_confirmation_publishes_seats_and_waiting_positions() {
        publish(10, 1);
        var first = register("Ada", MORNING);
        var second = register("Bea", MORNING, AFTERNOON);

        confirmRegistration.handle(first);
        confirmRegistration.handle(second);
        confirmRegistration.handle(second);

        assertThat(events(second)).hasSize(2).last().isInstanceOfSatisfying(RegistrationConfirmed.class, fact -> {
            assertThat(fact.places().day().seated()).isTrue();
            assertThat(fact.places().workshops())
                    .extracting(place -> place.seated())
                    .containsExactly(false, true);
            assertThat(fact.places().workshops().getFirst().rank()).isEqualTo(1);
        });
        assertThat(mongo.publishesState(Registration.class, second)).isTrue();
        assertThat(store.get(second).contact().listed(second))
                .isEqualTo(new ContactListed(
                        EntityRef.registration(second.value()), 1, "Bea", "bea@example.org", "fr", null, 1));
    }

    @Test
    void a_cancellation_promotes_the_next_in_the_waiting_list() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var third = confirmed("Cleo", MORNING);

        cancelRegistration.handle(first, "participant");
        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(events(first)).hasSize(3).last().isInstanceOf(RegistrationCancelled.class);
        assertThat(events(second))
                .last()
                .isInstanceOfSatisfying(
                        ParticipantPromoted.class,
                        fact -> assertThat(fact.promotedSessions()).containsExactly("w-1"));
        assertThat(events(third)).last().isInstanceOf(RegistrationConfirmed.class);
        assertThat(seats.of(find()).workshops().get(MORNING).waiting()).isEqualTo(1);
    }

    @Test
    void publishes_that_an_organiser_cancelled() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);

        cancelRegistration.handle(id, "camille", "Doublon");

        assertThat(events(id))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationCancelled.class,
                        fact -> assertThat(fact.by()).isEqualTo(Party.ORGANISER));
    }

    @Test
    void a_registration_by_staff_is_confirmed_immediately_even_after_closing() {
        publish(10, 5);
        moveDay.handle(day, Step.CLOSE, "camille");

        var id = accepted(registerParticipant.handle(
                new RegisterParticipant.Command(new RegistrationId("r-1"), day, participant("Ada"), wishes(), true)));
        confirmRegistration.handle(id);

        assertThat(events(id))
                .as("nothing is asked of them before")
                .singleElement()
                .isInstanceOf(RegistrationConfirmed.class);
    }

    @Test
    void who_was_entered_by_staff_is_confirmed_after_a_crash_and_not_reminded_of_a_mail_that_nobody_sent() {
        publish(10, 5);
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("r-1"), day, participant("Ada"), wishes(MORNING), true)));

        reconcile();
        assertThat(store.get(id).isConfirmed()).as("its request goes on").isFalse();
        moveTo(clock.instant().plusSeconds(60));
        reconcile();

        assertThat(store.get(id).isConfirmed()).isTrue();
        assertThat(events(id))
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        told -> assertThat(told.places())
                                .isEqualTo(seats.placesOf(store.get(id).claim())));
    }

    @Test
    void who_was_entered_by_staff_and_cannot_be_confirmed_gets_no_mail_at_all() {
        publish(10, 5);
        var id = accepted(registerParticipant.handle(
                new RegisterParticipant.Command(new RegistrationId("r-1"), day, participant("Ada"), wishes(), true)));
        moveDay.handle(day, Step.CANCEL, "camille");
        moveTo(clock.instant().plusSeconds(60));
        reconcile();

        assertThat(events(id)).isEmpty();
        moveDay.handle(day, Step.REINSTATE, "camille");
        reconcile();
        assertThat(events(id)).singleElement().isInstanceOf(RegistrationConfirmed.class);
    }

    @Test
    void a_crash_before_the_waiting_list_is_written_loses_no_registration() {
        publish(10, 5);
        var id = new RegistrationId("r-1");
        store.insert(olderRegistration(id));

        reconcile();

        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isEqualTo(1);
    }

    @Test
    void a_crash_before_the_waiting_list_is_left_frees_the_seat() {
        publish(1, 5);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        var cancelled = cancelRegistration.handle(first, "participant");
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(day.value())),
                        new Update().push("arrivals.day").atPosition(0).value(first.value()),
                        RegionalDay.class);

        reconcile();

        assertThat(cancelled.isActive()).isFalse();
        assertThat(seats.placesOf(store.get(second).claim()).day().seated()).isTrue();
    }

    @Test
    void registers_an_address_once_without_repeated_mails() {
        publish(10, 5);
        var first = register("Ada", MORNING);
        var again = registerParticipant.handle(command("Ada", AFTERNOON));

        assertThat(again)
                .isInstanceOfSatisfying(
                        RegisterParticipant.Outcome.Known.class,
                        known -> assertThat(known.other().id()).isEqualTo(first));
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
        assertThat(seats.of(find()).workshops().get(AFTERNOON).taken()).isZero();
        assertThat(events(first)).singleElement().isInstanceOf(RegistrationRequested.class);
    }

    @Test
    void accepts_a_new_registration_after_a_cancellation() {
        publish(10, 5);
        var first = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, "participant");

        assertThat(register("Ada", MORNING)).isNotEqualTo(first);
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
    }

    @Test
    void publishes_attendance_once_with_the_structure() {
        publish(10, 5);
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;m
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-1;CIO;cio;g-1;3 rue du Port;44000;Nantes;cio@example.org
            """));
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("r-1"),
                day,
                participant("Ada"),
                new Wishes(new StructureId("s-1"), null, List.of(), null, Map.of()),
                false)));
        begin();
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");

        assertThat(events(id)).hasSize(3).last().isInstanceOfSatisfying(ParticipantCheckedIn.class, fact -> {
            assertThat(fact.structureId()).isEqualTo("s-1");
            assertThat(fact.structureVersion()).isEqualTo(1);
            assertThat(fact.groupId()).isEqualTo("g-1");
        });
    }

    @Test
    void rejects_overlapping_and_unknown_workshops() {
        publish(10, 5);
        var halfAnHourLater = Examples.START.plusSeconds(5400);
        var overlapping = new Session(
                new SessionId("w-4"),
                SessionKind.WORKSHOP,
                "Atelier à cheval",
                halfAnHourLater,
                halfAnHourLater.plusSeconds(3600),
                "Salle Vilaine",
                20,
                List.of());
        edit(new DayEdit.PutSession(overlapping));

        assertThat(registerParticipant.handle(command("Ada", MORNING, overlapping.id())))
                .isEqualTo(new RegisterParticipant.Outcome.Invalid(
                        List.of(Violation.of("workshops", "workshops-overlap"))));
        assertThat(registerParticipant.handle(command("Ada", new SessionId("w-9"))))
                .isEqualTo(new RegisterParticipant.Outcome.Invalid(
                        List.of(Violation.of("workshops", "unknown-workshop"))));
    }

    @Test
    void keeps_an_alternative_seat_while_waiting_and_swaps_it_for_a_freed_one() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea", MORNING, SAME_TIME);
        assertThat(occupancy(SAME_TIME).taken()).isEqualTo(1);

        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(events(waiting)).last().isInstanceOfSatisfying(ParticipantPromoted.class, fact -> {
            assertThat(fact.promotedSessions()).containsExactly("w-1");
            assertThat(fact.releasedSessions()).containsExactly("w-2");
            assertThat(fact.acceptUntil()).as("theirs at once").isNull();
        });
        assertThat(occupancy(MORNING).taken()).isEqualTo(1);
        assertThat(occupancy(SAME_TIME).taken()).isZero();
    }

    @Test
    void offers_a_freed_seat_to_the_next_after_a_decline_or_expiry() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var third = confirmed("Cleo", MORNING);
        var fourth = confirmed("Dora", MORNING);

        cancelRegistration.handle(first, "participant");
        expectOffer(second, MORNING);
        answerOffer.decline(second, MORNING, Participant.ACTOR);
        expectOffer(third, MORNING);
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(third.value())),
                        Update.update("status.offers.0.until", Instant.now().minusSeconds(3600)),
                        Registration.class);
        expectOffer(fourth, MORNING);

        assertThat(answerOffer.accept(fourth, MORNING, Participant.ACTOR)).isTrue();
        assertThat(answerOffer.accept(fourth, MORNING, Participant.ACTOR))
                .as("twice")
                .isFalse();
        assertThat(store.get(third).wishes().workshops()).isEmpty();
        assertThat(events(third)).last().isInstanceOf(OfferExpired.class);
        assertThat(occupancy(MORNING)).isEqualTo(new Occupancy.Count(1, 1, 0));
    }

    @Test
    void a_late_place_at_the_day_comes_last_in_the_workshops() {
        publish(1, 1);
        var first = confirmed("Ada");
        var waiting = confirmed("Bea", MORNING);
        var sooner = confirmed("Cleo", MORNING);
        increasePlaces(2);
        expectOffer(waiting, null);
        cancelRegistration.handle(first, "participant");
        expectOffer(sooner, null);

        assertThat(hasMorningSeat(waiting)).isTrue();
        assertThat(hasMorningSeat(sooner)).isFalse();
    }

    private boolean hasMorningSeat(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).workshops().getFirst().seated();
    }

    private void increasePlaces(int places) {
        edit(new DayEdit.Describe(Examples.details(places), List.of()));
    }

    private void expectOffer(RegistrationId id, @Nullable SessionId workshop) {
        reconcile();
        assertThat(store.get(id).status().offers()).extracting(Offer::workshop).contains(workshop);
    }

    private Occupancy.Count occupancy(SessionId workshop) {
        return seats.of(find()).workshops().get(workshop);
    }

    private void edit(DayEdit edit) {
        editDay.handle(new EditDay.Command(day, "camille", edit));
    }

    private Change<Registration, ?> olderRegistration(RegistrationId id) {
        return RegistrationExamples.requested(id, find(), "Ada", Instant.now().minusSeconds(60), MORNING);
    }
}
