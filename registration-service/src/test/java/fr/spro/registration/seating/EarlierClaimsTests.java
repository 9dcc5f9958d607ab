package fr.spro.registration.seating;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Claims that were made earlier than they arrived.
class EarlierClaimsTests extends InMemoryService {

    private static final Instant NOON = Instant.parse("2027-09-01T12:00:00Z");

    private final EarlierClaims earlierClaims = enrolment.seating.earlierClaims;

    @Test
    void come_before_the_first_waiting_one_that_was_made_later() {
        var list = new WaitingTail(List.of("seated"), List.of("nine", "fifteen", "ten", "late-early", "late-last"));
        var times = Map.of(
                "nine", hour(9), "fifteen", hour(15), "ten", hour(10), "late-early", hour(8), "late-last", hour(12));

        assertThat(list.withEarlier(List.of("late-early", "late-last"), times))
                .containsExactly("seated", "late-early", "nine", "late-last", "fifteen", "ten");
        assertThat(list.laterThan(hour(9), times)).isEqualTo(3);
    }

    @Test
    void are_put_there_once() {
        publish(1, 5);
        var ids = List.of(confirmed("Seat"), confirmed("Wait"), confirmed("Paper"));
        var paper = ids.getLast();

        for (int i = 0; i < 2; i++) earlierClaims.handle(day, List.of(paper.value()), earliest(paper));

        assertThat(order()).containsExactly(ids.get(0), paper, ids.get(1));
    }

    /// Between the read and the write, the first who waits gets the place of somebody who cancels.
    @Test
    void take_no_seat_from_who_gains_it_at_the_same_time() {
        publish(1, 5);
        var leaving = confirmed("Seat");
        var gaining = confirmed("Wait");
        var paper = confirmed("Paper");
        var isFirst = new AtomicBoolean(true);

        earlierClaims.handle(day, List.of(paper.value()), claims -> {
            if (isFirst.getAndSet(false)) {
                cancelRegistration.handle(leaving, "camille");
                reconcile();
            }
            return earliest(paper).of(claims);
        });

        assertThat(isFirst).isFalse();
        assertThat(order()).containsExactly(gaining, paper);
        assertThat(seats.placesOf(store.get(gaining).claim()).day().seated()).isTrue();
    }

    private static EarlierClaims.Times earliest(RegistrationId paper) {
        return claims -> times(claims, paper);
    }

    private static Map<String, Instant> times(Collection<String> claims, RegistrationId paper) {
        var times = new HashMap<String, Instant>();
        claims.forEach(claim -> times.put(claim, claim.equals(paper.value()) ? hour(1) : NOON));
        return times;
    }

    private static Instant hour(int hour) {
        return NOON.plus(Duration.ofHours(hour - 12L));
    }

    private List<RegistrationId> order() {
        var waiting = Comparator.comparing((Registration one) -> {
            var rank = seats.placesOf(one.claim()).day().rank();
            return rank == null ? 0 : rank;
        });
        return registrations.findByDay(day).stream()
                .filter(Registration::isActive)
                .sorted(waiting)
                .map(Registration::id)
                .toList();
    }
}
