package fr.spro.registration.allocation;

import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.allocation.Allocation.Ballot;
import fr.spro.registration.allocation.Allocation.Slot;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The allocation is fair and deterministic.
class AllocationTests {

    private final RegionalDay day = day(2, 2, 2);

    @Test
    void satisfies_first_wishes_before_second_wishes_for_the_same_seat() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var ballots = ballots(random, 5 + random.nextInt(30));
            var allocation = allocate(day, ballots);
            for (var slot : allocation.slots()) {
                var outcome = allocation.outcome(slot);
                for (var seated : ballots) {
                    var seat = outcome.get(seated.registration());
                    if (seat == null) continue;
                    var wish = seated.in(slot).indexOf(seat);
                    assertThat(ballots)
                            .as("wish %d for %s, seed %d", wish, seat, seed)
                            .noneMatch(other -> isRefused(other, slot, seat, outcome)
                                    && other.in(slot).indexOf(seat) < wish);
                }
            }
        }
    }

    @Test
    void is_deterministic_and_independent_of_the_order_of_wishes() {
        var ballots = ballots(new Random(7), 40);
        var allocation = allocate(day, ballots);
        var shuffled = new ArrayList<>(ballots);
        Collections.shuffle(shuffled, new Random(1));

        var repeated = allocate(day, shuffled);

        assertThat(repeated.orders()).isEqualTo(allocation.orders());
        assertThat(repeated.digest()).isEqualTo(allocation.digest());
        assertThat(allocation.isReplayable()).isTrue();
        var altered = new Allocation(
                allocation.id(),
                "x",
                START,
                allocation.seed(),
                allocation.slots(),
                allocation.ballots(),
                Map.of("w-1", List.of("friend")),
                1);
        assertThat(altered.isReplayable()).as("somebody put a friend first").isFalse();
    }

    @Test
    void the_seed_decides_between_equal_wishes() {
        var ballots = List.of(ballot("a", "w-1"), ballot("b", "w-1"), ballot("c", "w-1"), ballot("d", "w-1"));

        var orders = new ArrayList<List<String>>();
        for (int i = 0; i < 10; i++) {
            orders.add(allocate(day(2, 2, 2), ballots).orders().get("w-1"));
        }

        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder("a", "b", "c", "d"));
        assertThat(orders.stream().distinct())
                .as("each day has a seed of its own")
                .hasSizeGreaterThan(1);
    }

    @Test
    void a_worse_result_earlier_in_the_day_gives_priority_later() {
        var ballots = new ArrayList<Ballot>();
        for (var name : List.of("a", "b", "c", "d")) ballots.add(ballot(name, "w-1", "w-2", "w-3"));

        var allocation = allocate(day, ballots);

        var morning = allocation.outcome(allocation.slots().getFirst());
        var afternoon = allocation.orders().get("w-3");
        assertThat(afternoon.subList(0, 2)).allMatch(name -> morning.get(name).equals("w-2"));
        assertThat(afternoon.subList(2, 4)).allMatch(name -> morning.get(name).equals("w-1"));
    }

    @Test
    void reports_the_demand_and_the_own_rank_to_everybody() {
        var ballots = List.of(
                ballot("a", "w-1", "w-2"), ballot("b", "w-1", "w-2"), ballot("c", "w-1", "w-2"), ballot("d", "w-2"));
        var allocation = allocate(day, ballots);
        var refused = allocation.orders().get("w-1").get(2);

        var steps = allocation.explain(refused);

        assertThat(steps)
                .containsExactly(
                        new Allocation.Step(new SessionId("w-1"), 1, 2, 3, 3, false),
                        new Allocation.Step(new SessionId("w-2"), 2, 2, 2, 2, true));
        var quality = Allocation.Quality.of(
                allocation.slots().stream().map(allocation::quality).toList());
        assertThat(quality.met()).isEqualTo(Map.of(1, 3, 2, 1));
        assertThat(quality.unmet()).isZero();
        assertThat(allocation.explain("somebody else")).isEmpty();
    }

    private static boolean isRefused(Ballot ballot, Slot slot, String workshop, Map<String, String> outcome) {
        var wishes = ballot.in(slot);
        var seat = outcome.get(ballot.registration());
        return wishes.contains(workshop) && (seat == null || wishes.indexOf(workshop) < wishes.indexOf(seat));
    }

    private static List<Ballot> ballots(Random random, int number) {
        var ballots = new ArrayList<Ballot>();
        for (int i = 0; i < number; i++) {
            var wishes = new ArrayList<>(List.of("w-1", "w-2", "w-3"));
            Collections.shuffle(wishes, random);
            ballots.add(new Ballot("r-" + i, List.copyOf(wishes.subList(0, 1 + random.nextInt(3)))));
        }
        return ballots;
    }

    private static Ballot ballot(String name, String... wishes) {
        return new Ballot(name, List.of(wishes));
    }

    private static Allocation allocate(RegionalDay day, List<Ballot> ballots) {
        return Allocation.draw(day, ballots, "camille", START);
    }

    /// Two workshops in the morning and one in the afternoon.
    private static RegionalDay day(int first, int second, int afternoon) {
        var sessions = List.<Session>of(
                Examples.workshop(new SessionId("w-1"), 1, "A", first),
                Examples.workshop(new SessionId("w-2"), 1, "B", second),
                Examples.workshop(new SessionId("w-3"), 4, "A", afternoon));
        return RegionalDay.draft(new DayId("d"), "request", Examples.rankedDetails(50), sessions, List.of());
    }
}
