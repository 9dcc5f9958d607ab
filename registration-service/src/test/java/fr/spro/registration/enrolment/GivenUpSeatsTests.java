package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// A participant with a seat in the preferred workshop has arrived earlier in a parallel one than
/// somebody who got a seat there meanwhile. Giving up the preferred seat, in any way, takes nothing
/// from them.
class GivenUpSeatsTests extends InMemoryService {

    private RegistrationId bea;
    private RegistrationId dora;

    @BeforeEach
    void giveBeaAndDoraASeat() {
        publish(10, 1);
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(SAME_TIME, 1, "Salle Loire", 1))));
        var ada = confirmed("Ada", MORNING);
        var cleo = confirmed("Cleo", SAME_TIME);
        bea = confirmed("Bea", MORNING, SAME_TIME);
        dora = confirmed("Dora", SAME_TIME);
        cancelRegistration.handle(ada, "participant");
        cancelRegistration.handle(cleo, "participant");
        reconcile();
        assertThat(events(bea)).last().isInstanceOf(ParticipantPromoted.class);
        assertThat(events(dora)).last().isInstanceOf(ParticipantPromoted.class);
    }

    @Test
    void a_declined_seat() {
        answerOffer.decline(bea, MORNING, Participant.ACTOR);

        assertDoraKeepsHerSeat();
        assertThat(store.get(bea).wishes().workshops()).containsExactly(SAME_TIME);
    }

    @Test
    void an_expired_offer() {
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(bea.value())),
                        Update.update(
                                "status.offers.0.until", Date.from(Instant.now().minusSeconds(3600))),
                        Registration.class);

        assertDoraKeepsHerSeat();
        assertThat(store.get(bea).wishes().workshops()).containsExactly(SAME_TIME);
    }

    @Test
    void a_changed_choice() {
        changeRegistration.handle(choosing(bea, wishes(SAME_TIME), Participant.ACTOR));

        assertDoraKeepsHerSeat();
    }

    @Test
    void a_changed_preference() {
        changeRegistration.handle(choosing(bea, wishes(SAME_TIME, MORNING), Participant.ACTOR));

        assertDoraKeepsHerSeat();
        assertThat(seats.placesOf(store.get(bea).claim()).workshops())
                .as("Bea keeps hers while she waits")
                .extracting("seated")
                .containsExactly(false, true);
    }

    @Test
    void with_the_old_position_in_the_list_dora_loses_it() {
        store.change(bea, found -> new Offers(found, find()).decline(MORNING, "participant", clock.instant()));
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(day.value())),
                        new Update()
                                .pull("arrivals.sessions.w-1", bea.value())
                                .unset("arrivals.preferences." + bea.value()),
                        RegionalDay.class);
        reconcile();

        assertThat(events(dora))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.reasons()).containsExactly(Reason.SEATS_LOST));
    }

    private void assertDoraKeepsHerSeat() {
        reconcile();
        reconcile();
        assertThat(seats.placesOf(store.get(dora).claim())
                        .workshops()
                        .getFirst()
                        .seated())
                .isTrue();
        assertThat(events(dora)).last().isInstanceOf(ParticipantPromoted.class);
    }
}
