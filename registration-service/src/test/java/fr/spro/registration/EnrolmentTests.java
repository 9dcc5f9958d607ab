package fr.spro.registration;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationExamples;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.Occupancy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// From the wish to come to the seat, and to the door.
class EnrolmentTests extends RunningService {

    @Test
    void who_confirms_is_told_what_they_have_and_what_they_wait_for() {
        publish(10, 1);
        var first = register("Ada", MORNING);
        var second = register("Bea", MORNING, AFTERNOON);

        confirmRegistration.handle(first);
        confirmRegistration.handle(second);
        confirmRegistration.handle(second);

        await().untilAsserted(() -> {
            assertThat(Facts.published(Topic.REGISTRATIONS, second.value()))
                    .hasSize(2)
                    .last()
                    .isInstanceOfSatisfying(RegistrationConfirmed.class, fact -> {
                        assertThat(fact.places().day().seated()).isTrue();
                        assertThat(fact.places().workshops())
                                .extracting(place -> place.seated())
                                .containsExactly(false, true);
                        assertThat(fact.places().workshops().getFirst().rank()).isEqualTo(1);
                    });
            assertThat(Facts.published(Topic.CONTACTS, EntityRef.registration(second.value())))
                    .last()
                    .isEqualTo(new ContactListed(
                            EntityRef.registration(second.value()), 1, "Bea", "bea@example.org", "fr"));
        });
    }

    @Test
    void who_was_next_is_promoted_when_somebody_cancels() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var third = confirmed("Cleo", MORNING);

        cancelRegistration.handle(first, "participant");
        cancelRegistration.handle(first, "participant");

        await().untilAsserted(() -> {
            assertThat(Facts.published(Topic.REGISTRATIONS, first.value()))
                    .hasSize(3)
                    .last()
                    .isInstanceOf(RegistrationCancelled.class);
            assertThat(Facts.published(Topic.REGISTRATIONS, second.value()))
                    .last()
                    .isInstanceOfSatisfying(
                            ParticipantPromoted.class,
                            fact -> assertThat(fact.promotedSessions()).containsExactly("w-1"));
        });
        assertThat(Facts.published(Topic.REGISTRATIONS, third.value()))
                .last()
                .isInstanceOf(RegistrationConfirmed.class);
        assertThat(seats.of(find()).workshops().get(MORNING).waiting()).isEqualTo(1);
    }

    @Test
    void a_crash_between_registering_and_queueing_loses_nobody() {
        publish(10, 5);
        var id = new RegistrationId(Infrastructure.fresh("r"));
        store.insert(registrationFromBefore(id));

        followDay.handle(day);

        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isEqualTo(1);
    }

    @Test
    void a_crash_between_cancelling_and_leaving_the_queue_keeps_no_seat() {
        publish(1, 5);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        var cancelled = cancelRegistration.handle(first, "participant");
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(day.value())),
                new Update().push("arrivals.day").atPosition(0).value(first.value()),
                RegionalDay.class);

        followDay.handle(day);

        assertThat(cancelled.isActive()).isFalse();
        assertThat(seats.placesOf(registrations.findById(second).orElseThrow().claim())
                        .day()
                        .seated())
                .isTrue();
    }

    @Test
    void the_same_address_registers_once_and_is_not_pestered() {
        publish(10, 5);
        var first = register("Ada", MORNING);
        var again = register("Ada", AFTERNOON);

        assertThat(again).isEqualTo(first);
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
        assertThat(seats.of(find()).workshops().get(AFTERNOON).taken()).isZero();
        await().untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, first.value()))
                .singleElement()
                .isInstanceOf(RegistrationRequested.class));
    }

    @Test
    void who_cancelled_can_register_again_with_the_same_address() {
        publish(10, 5);
        var first = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, "participant");

        assertThat(register("Ada", MORNING)).isNotEqualTo(first);
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
    }

    @Test
    void attendance_is_told_once_with_where_the_participant_comes_from() {
        publish(10, 5);
        var group = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        importDirectory.groups(bytes(
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe;Loire;c-%1$s;M K;m@example.org;m\n"
                        .formatted(group)));
        importDirectory.structures(bytes(
                "id;name;type;group;street;postal_code;city;email\n%s;CIO;cio;%s;3 rue du Port;44000;Nantes;cio@example.org\n"
                        .formatted(structure, group)));
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                participant("Ada"),
                new Wishes(new StructureId(structure), null, List.of(), null, Map.of()),
                false)));
        checkIn.handle(day, id, null, Scope.WHOLE);
        checkIn.handle(day, id, null, Scope.WHOLE);

        await().untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, id.value()))
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(ParticipantCheckedIn.class, fact -> {
                    assertThat(fact.structureId()).isEqualTo(structure);
                    assertThat(fact.structureVersion()).isEqualTo(1);
                    assertThat(fact.groupId()).isEqualTo(group);
                }));
    }

    @Test
    void workshops_that_overlap_and_unknown_ones_are_refused() {
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
        edit(found -> found.with(overlapping));

        assertThat(registerParticipant.handle(command("Ada", MORNING, overlapping.id())))
                .isEqualTo(new RegisterParticipant.Outcome.Faulty(
                        List.of(Violation.of("workshops", "workshops-overlap"))));
        assertThat(registerParticipant.handle(command("Ada", new SessionId("w-9"))))
                .isEqualTo(
                        new RegisterParticipant.Outcome.Faulty(List.of(Violation.of("workshops", "unknown-workshop"))));
    }

    @Test
    void who_waits_for_a_full_workshop_holds_a_seat_in_another_and_swaps_it_when_one_becomes_free() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea", MORNING, SAME_TIME);
        assertThat(occupancy(SAME_TIME).taken()).isEqualTo(1);

        cancelRegistration.handle(first, "participant");

        await().untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, waiting.value()))
                .last()
                .isInstanceOfSatisfying(ParticipantPromoted.class, fact -> {
                    assertThat(fact.promotedSessions()).containsExactly("w-1");
                    assertThat(fact.releasedSessions()).containsExactly("w-2");
                    assertThat(fact.acceptUntil()).as("theirs at once").isNull();
                }));
        assertThat(occupancy(MORNING).taken()).isEqualTo(1);
        assertThat(occupancy(SAME_TIME).taken()).isZero();
    }

    @Test
    void a_seat_that_became_free_is_offered_and_goes_on_when_it_is_declined_or_nobody_answers() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var third = confirmed("Cleo", MORNING);
        var fourth = confirmed("Dora", MORNING);

        cancelRegistration.handle(first, "participant");
        awaitOffer(second);
        answerOffer.decline(second, MORNING, "participant");
        awaitOffer(third);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(third.value())),
                Update.update("status.offers.0.until", Instant.now().minusSeconds(1)),
                Registration.class);
        followDay.dayChanged(day);
        awaitOffer(fourth);

        assertThat(answerOffer.accept(fourth, MORNING)).isTrue();
        assertThat(answerOffer.accept(fourth, MORNING)).as("twice").isFalse();
        assertThat(registrations.findById(third).orElseThrow().wishes().workshops())
                .isEmpty();
        assertThat(Facts.published(Topic.REGISTRATIONS, third.value())).last().isInstanceOf(OfferExpired.class);
        assertThat(occupancy(MORNING)).isEqualTo(new Occupancy.Count(1, 1, 0));
    }

    @Test
    void who_gets_a_place_at_the_day_late_comes_last_in_the_workshops_and_takes_no_seat_from_others() {
        publish(1, 1);
        var first = confirmed("Ada");
        var waiting = confirmed("Bea", MORNING);
        var sooner = confirmed("Cleo", MORNING);
        moreDayPlaces(2);
        awaitOffer(waiting, null);
        cancelRegistration.handle(first, "participant");
        awaitOffer(sooner, null);

        assertThat(seat(waiting)).isTrue();
        assertThat(seat(sooner)).isFalse();
    }

    private boolean seat(RegistrationId id) {
        return seats.placesOf(registrations.findById(id).orElseThrow().claim())
                .workshops()
                .getFirst()
                .seated();
    }

    private void moreDayPlaces(int places) {
        edit(found -> found.with(Examples.details(places), List.of()));
    }

    private void awaitOffer(RegistrationId id) {
        awaitOffer(id, MORNING);
    }

    private void awaitOffer(RegistrationId id, @Nullable SessionId workshop) {
        await().until(() -> registrations.findById(id).orElseThrow().offers().stream()
                .anyMatch(offer -> Objects.equals(offer.workshop(), workshop)));
    }

    private Occupancy.Count occupancy(SessionId workshop) {
        return seats.of(find()).workshops().get(workshop);
    }

    private void edit(UnaryOperator<RegionalDay> edit) {
        editDay.handle(new EditDay.Command(day, "camille", DayAction.CHANGED, null, edit));
    }

    private Change<Registration, ?> registrationFromBefore(RegistrationId id) {
        return RegistrationExamples.requested(id, find(), "Ada", Instant.now().minusSeconds(60), MORNING);
    }
}
