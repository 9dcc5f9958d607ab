package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.DayCancelled;
import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// The effects of changes of a day on participants.
class DayChangesTests extends InMemoryService {

    @Test
    void notifies_only_those_who_lose_a_seat_when_seats_are_reduced() {
        publish(10, 2);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var unaffected = confirmed("Cleo", AFTERNOON);

        edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Erdre", 1)));

        assertThat(changes(second)).singleElement().satisfies(fact -> {
            assertThat(fact.reasons()).containsExactly(Reason.SEATS_LOST);
            assertThat(fact.lostSessions()).containsExactly("w-1");
            assertThat(fact.places().workshops().getFirst().rank()).isEqualTo(1);
        });
        assertThat(changes(first)).isEmpty();
        assertThat(changes(unaffected)).isEmpty();

        edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Erdre", 5)));

        assertThat(events(second)).last().isInstanceOf(ParticipantPromoted.class);
        assertThat(events(first)).last().isInstanceOf(RegistrationConfirmed.class);
    }

    @Test
    void notifies_only_those_who_chose_a_workshop_when_its_room_changes() {
        publish(10, 2);
        var affected = confirmed("Ada", MORNING);
        var unaffected = confirmed("Bea", AFTERNOON);

        edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Vilaine", 2)));

        assertThat(changes(affected)).singleElement().satisfies(fact -> {
            assertThat(fact.reasons()).containsExactly(Reason.SESSIONS_MOVED);
            assertThat(fact.movedSessions()).containsExactly("w-1");
        });
        reconcile();
        assertThat(events(day)).last().isInstanceOf(DayChanged.class);
        assertThat(changes(unaffected)).isEmpty();
        assertThat(changes(affected)).hasSize(1);
    }

    @Test
    void notifies_of_a_moved_session_although_an_offer_expires_at_the_same_time() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var offered = confirmed("Bea", MORNING, AFTERNOON);
        cancelRegistration.handle(first, "participant");
        reconcile();
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(offered.value())),
                        Update.update(
                                "status.offers.0.until", Date.from(Instant.now().minusSeconds(3600))),
                        Registration.class);

        edit(new DayEdit.PutSession(Examples.workshop(AFTERNOON, 4, "Salle Vilaine", 50)));

        assertThat(events(offered)).filteredOn(OfferExpired.class::isInstance).hasSize(1);
        assertThat(changes(offered)).singleElement().satisfies(fact -> {
            assertThat(fact.reasons()).containsExactly(Reason.SESSIONS_MOVED);
            assertThat(fact.movedSessions()).containsExactly("w-3");
        });
    }

    @Test
    void removing_a_workshop_removes_it_from_registrations() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING, AFTERNOON);

        edit(new DayEdit.RemoveSession(MORNING));

        assertThat(changes(id)).singleElement().satisfies(fact -> {
            assertThat(fact.lostSessions()).containsExactly("w-1");
            assertThat(fact.places().workshops()).extracting("sessionId").containsExactly("w-3");
        });
    }

    @Test
    void notifies_everybody_when_a_day_is_cancelled_and_reinstated() {
        publish(1, 2);
        var coming = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea");

        move(Step.CANCEL);

        for (var id : List.of(coming, waiting)) {
            assertThat(changes(id))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.reasons()).containsExactly(Reason.DAY_CANCELLED));
        }
        assertThat(events(day)).last().isInstanceOf(DayCancelled.class);

        move(Step.REINSTATE);

        assertThat(changes(coming))
                .last()
                .satisfies(fact -> assertThat(fact.reasons()).containsExactly(Reason.DAY_REINSTATED));
        assertThat(seats.of(find()).day().waiting()).isEqualTo(1);
    }

    @Test
    void a_rehearsal_is_unlisted_and_sends_all_mails_to_its_test_address() {
        var rehearsal = Examples.rehearsal(Examples.details(10), "equipe@example.org");
        draftDay.handle(RegionalDay.draft(day, "r", rehearsal, List.of(), List.of()), "camille");
        move(Step.PUBLISH);
        var id = confirmed("Ada");

        assertThat(store.get(id).contact().listed(id)).hasFieldOrPropertyWithValue("email", "equipe@example.org");
        assertThat(find().isAnnounced()).isFalse();
    }

    private void move(Step step) {
        moveDay.handle(day, step, "camille");
        reconcile();
    }

    private void edit(DayEdit edit) {
        editDay.handle(new EditDay.Command(day, "camille", edit));
        reconcile();
    }

    private List<RegistrationChanged> changes(RegistrationId id) {
        return events(id).stream()
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .toList();
    }
}
