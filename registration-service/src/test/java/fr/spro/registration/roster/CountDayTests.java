package fr.spro.registration.roster;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The numbers of a day, counted from its seats.
class CountDayTests extends InMemoryService {

    private final List<RegistrationId> ids = new ArrayList<>();

    @Test
    void counts_who_has_a_place_who_waits_and_who_has_not_confirmed_yet() {
        publish(2, 1);
        confirmed("Ada", MORNING);
        register("Bea", MORNING);
        confirmed("Cleo");
        register("Dora");

        assertThat(count()).isEqualTo(new DayCount(1, 1, 0, 0, 2, 0, 0, seats.of(find()), Map.of()));
    }

    @Test
    void a_taken_seat_of_a_workshop_may_be_held_for_a_request_or_offered_to_somebody() {
        publish(5, 3);
        var first = confirmed("Ada", MORNING);
        register("Bea", MORNING);
        confirmed("Cleo", MORNING);
        var waiting = confirmed("Dora", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isEqualTo(3);
        assertThat(seats.placesOf(store.get(waiting).claim())
                        .workshops()
                        .getFirst()
                        .seated())
                .isTrue();
        assertThat(count().notTheirs(MORNING)).isEqualTo(new DayCount.NotTheirs(1, 1));
    }

    @Test
    void an_offered_place_is_no_registration_until_it_is_accepted() {
        publish(1, 1);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(count()).isEqualTo(new DayCount(0, 0, 1, 0, 0, 0, 0, seats.of(find()), Map.of()));

        answerOffer.accept(second, null, Participant.ACTOR);

        assertThat(count()).isEqualTo(new DayCount(1, 0, 0, 0, 0, 0, 0, seats.of(find()), Map.of()));
    }

    @Test
    void a_gained_place_is_waited_for_until_it_is_offered() {
        publish(1, 1);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        cancelRegistration.handle(first, "participant");

        assertThat(seats.placesOf(store.get(second).claim()).day().seated()).isTrue();
        assertThat(count()).isEqualTo(new DayCount(0, 1, 0, 0, 0, 0, 0, seats.of(find()), Map.of()));

        reconcile();

        assertThat(count()).isEqualTo(new DayCount(0, 0, 1, 0, 0, 0, 0, seats.of(find()), Map.of()));
    }

    @Test
    void an_offered_seat_leaves_the_place_at_the_day_counted() {
        publish(5, 1);
        var first = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(count())
                .isEqualTo(new DayCount(
                        1, 0, 0, 1, 0, 0, 0, seats.of(find()), Map.of(MORNING, new DayCount.NotTheirs(0, 1))));
    }

    @Test
    void agrees_with_the_list_right_after_a_cut_before_anybody_is_told() {
        publish(9, 5);
        for (int number = 1; number <= 9; number++) ids.add(confirmed("P" + number));
        for (var name : List.of("Q1", "Q2")) ids.add(confirmed(name));
        for (var gone : List.of(3, 4, 5)) cancelRegistration.handle(ids.get(gone), "participant");
        reconcile();
        assertThat(count()).isEqualTo(new DayCount(6, 0, 2, 0, 0, 0, 0, seats.of(find()), Map.of()));
        assertAgreesWithTheList();

        edit(Examples.details(5));

        assertThat(count()).isEqualTo(new DayCount(5, 3, 0, 0, 0, 0, 0, seats.of(find()), Map.of()));
        assertAgreesWithTheList();
        reconcile();
        assertThat(count()).isEqualTo(new DayCount(5, 3, 0, 0, 0, 0, 0, seats.of(find()), Map.of()));
        assertAgreesWithTheList();
    }

    @Test
    void an_offer_is_counted_until_its_time_is_over_as_in_the_list() {
        publish(1, 1);
        var first = confirmed("Ada");
        ids.add(confirmed("Bea"));
        cancelRegistration.handle(first, "participant");
        reconcile();
        assertAgreesWithTheList();
        assertThat(count().offered()).isOne();

        moveTo(Examples.START.minusSeconds(1));

        assertAgreesWithTheList();
        assertThat(count().offered()).isZero();
    }

    @Test
    void a_lost_seat_of_a_workshop_is_not_offered_any_more() {
        publish(5, 1);
        var first = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();
        assertThat(count().offeredSeats()).isOne();

        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));

        assertThat(count().offeredSeats()).isZero();
    }

    @Test
    void counts_who_is_present() {
        publish(5, 5);
        var id = confirmed("Ada");
        confirmed("Bea");

        begin();
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");

        assertThat(count().present()).isOne();
        assertThat(count().registered()).isEqualTo(2);
    }

    private void assertAgreesWithTheList() {
        var codes = ids.stream()
                .map(store::get)
                .map(one -> ParticipantState.of(find(), one, seats).code())
                .toList();
        assertThat(Collections.frequency(codes, Code.REGISTERED)).isEqualTo(count().registered());
        assertThat(Collections.frequency(codes, Code.WAITING)).isEqualTo(count().waiting());
        assertThat(Collections.frequency(codes, Code.OFFERED)).isEqualTo(count().offered());
    }

    private DayCount count() {
        return roster.countDay.of(find());
    }
}
