package fr.spro.registration.roster;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.InMemoryService;
import fr.spro.registration.directory.Scope;
import org.junit.jupiter.api.Test;

/// The numbers of a day, counted from its seats.
class CountDayTests extends InMemoryService {

    @Test
    void counts_who_has_a_place_who_waits_and_who_has_not_confirmed_yet() {
        publish(2, 1);
        confirmed("Ada", MORNING);
        register("Bea", MORNING);
        confirmed("Cleo");
        register("Dora");

        assertThat(count()).isEqualTo(new DayCount(1, 1, 0, 2, 0, seats.of(find())));
    }

    @Test
    void an_offered_place_is_no_registration_until_it_is_accepted() {
        publish(1, 1);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(count()).isEqualTo(new DayCount(0, 0, 1, 0, 0, seats.of(find())));

        answerOffer.accept(second, null);

        assertThat(count()).isEqualTo(new DayCount(1, 0, 0, 0, 0, seats.of(find())));
    }

    @Test
    void a_gained_place_is_waited_for_until_it_is_offered() {
        publish(1, 1);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        cancelRegistration.handle(first, "participant");

        assertThat(seats.placesOf(store.get(second).claim()).day().seated()).isTrue();
        assertThat(count()).isEqualTo(new DayCount(0, 1, 0, 0, 0, seats.of(find())));

        reconcile();

        assertThat(count()).isEqualTo(new DayCount(0, 0, 1, 0, 0, seats.of(find())));
    }

    @Test
    void an_offered_seat_leaves_the_place_at_the_day_counted() {
        publish(5, 1);
        var first = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();

        assertThat(count()).isEqualTo(new DayCount(1, 0, 1, 0, 0, seats.of(find())));
    }

    @Test
    void counts_who_is_present() {
        publish(5, 5);
        var id = confirmed("Ada");
        confirmed("Bea");

        begin();
        checkIn.handle(day, id, null, Scope.WHOLE);

        assertThat(count().present()).isOne();
        assertThat(count().registered()).isEqualTo(2);
    }

    private DayCount count() {
        return roster.countDay.of(find());
    }
}
