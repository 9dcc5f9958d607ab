package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Update;

/// What people are told who have not confirmed yet when their day moves.
class MovedRequestsTests extends InMemoryService {

    @Test
    void who_has_not_confirmed_is_told_once_that_the_day_has_moved_and_until_when_to_confirm() {
        publish(10, 5);
        var id = register("Ada");
        var earlier = find();
        reconcile();
        assertThat(changes(id)).as("nothing has changed").isEmpty();

        moveDay();
        reconcile();
        reconcile();

        assertThat(changes(id)).singleElement().satisfies(event -> {
            assertThat(event.reasons()).containsExactly(Reason.DAY_MOVED);
            assertThat(event.earlier().endsAt()).isEqualTo(earlier.endsAt());
            assertThat(event.confirmUntil())
                    .isEqualTo(((Requested) store.get(id).status()).heldUntil());
            assertThat(event.places().day()).as("neither a place nor a rank").isEqualTo(new Place(false, null));
        });
    }

    @Test
    void who_confirmed_first_is_told_of_the_new_time_with_the_places() {
        publish(10, 5);
        var id = confirmed("Ada");

        moveDay();
        reconcile();

        assertThat(changes(id)).singleElement().satisfies(event -> {
            assertThat(event.confirmUntil()).isNull();
            assertThat(event.places().day()).isEqualTo(new Place(true, null));
        });
    }

    @Test
    void who_confirms_after_being_told_is_not_told_again() {
        publish(10, 5);
        var id = register("Ada");
        moveDay();
        reconcile();

        confirmRegistration.handle(id);
        reconcile();

        assertThat(changes(id)).hasSize(1);
        assertThat(events(id)).last().isInstanceOf(RegistrationConfirmed.class);
    }

    @Test
    void a_chosen_workshop_in_another_room_or_removed_is_told_and_no_other_one() {
        publish(10, 5);
        var morning = register("Ada", MORNING);
        var afternoon = register("Bea", AFTERNOON);

        edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Vilaine", 5)));
        reconcile();
        edit(new DayEdit.RemoveSession(MORNING));
        reconcile();

        assertThat(changes(morning))
                .extracting(RegistrationChanged::reasons)
                .containsExactly(List.of(Reason.SESSIONS_MOVED), List.of(Reason.SEATS_LOST));
        assertThat(changes(morning).getLast().removedSessions()).containsExactly(MORNING.value());
        assertThat(changes(afternoon)).isEmpty();
    }

    @Test
    void a_new_choice_before_the_confirmation_is_mailed_with_it_only() {
        publish(10, 5);
        var id = register("Ada", MORNING);

        changeRegistration.handle(choosing(id, wishes(AFTERNOON), Participant.ACTOR));
        reconcile();

        assertThat(changes(id)).isEmpty();
        edit(new DayEdit.RemoveSession(AFTERNOON));
        reconcile();
        assertThat(changes(id)).hasSize(1);
    }

    @Test
    void a_request_of_an_earlier_version_is_told_of_later_changes() {
        publish(10, 5);
        var id = register("Ada");
        mongo.mongo()
                .updateFirst(
                        query(where("_id").is(id.value())), new Update().unset("status.agenda"), Registration.class);
        reconcile();
        assertThat(changes(id)).isEmpty();

        moveDay();
        reconcile();

        assertThat(changes(id)).hasSize(1);
    }

    private void moveDay() {
        edit(new DayEdit.Describe(Examples.detailsUntil(START.plusSeconds(100_000)), List.of()));
    }

    private void edit(DayEdit edit) {
        editDay.handle(new EditDay.Command(day, "camille", edit));
    }

    private List<RegistrationChanged> changes(RegistrationId id) {
        return events(id).stream()
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .toList();
    }
}
