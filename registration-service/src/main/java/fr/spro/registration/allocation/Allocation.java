package fr.spro.registration.allocation;

import fr.spro.platform.Aggregate;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Matching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.data.annotation.Id;

/// How the seats of a day's workshops were shared out among ranked wishes, with all that is needed to
/// do it again.
///
/// Slot by slot in the order of the day, each workshop takes first who wishes for it most: a first wish
/// comes before a second. Among equal wishes who got less of what they wished for earlier in the day
/// comes first, then the lower number of the lottery. So nobody has a second wish while somebody's
/// first is refused for the same seat.
///
/// @param orders for each workshop, who comes before whom
public record Allocation(
        @Id DayId id,
        String by,
        Instant at,
        String seed,
        List<Slot> slots,
        List<Ballot> ballots,
        Map<String, List<String>> orders,
        long version)
        implements Aggregate {

    /// Workshops at the same time; `id` is the moment at which they begin.
    public record Slot(String id, List<Workshop> workshops) {}

    public record Workshop(String id, int seats) {}

    /// What one registration wishes for, the best first.
    public record Ballot(String registration, List<String> wishes) {

        List<String> in(Slot slot) {
            return wishes.stream()
                    .filter(wish -> slot.workshops().stream()
                            .anyMatch(workshop -> workshop.id().equals(wish)))
                    .toList();
        }
    }

    /// What became of one wish.
    ///
    /// @param wish 1 for the one liked best
    /// @param asked how many asked for a seat there: those who liked it best, and those to whom nothing
    /// better was left
    /// @param place among those who asked
    public record Step(SessionId workshop, int wish, int seats, int asked, int place, boolean seated) {}

    /// How well wishes were met.
    ///
    /// @param met how many have their first wish, their second and so on
    /// @param unmet how many have none of their wishes
    public record Quality(Map<Integer, Integer> met, int unmet) {

        /// Of all who wished for something.
        public int wished() {
            return unmet + met.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// @param ballots of those who have a place at the day
    static Allocation draw(RegionalDay day, List<Ballot> ballots, String by, Instant at) {
        var slots = day.slots().stream()
                .map(slot -> new Slot(
                        slot.startsAt().toString(),
                        slot.workshops().stream()
                                .map(workshop -> new Workshop(
                                        workshop.id().value(), workshop.seats() == null ? 0 : workshop.seats()))
                                .toList()))
                .toList();
        var sorted = ballots.stream()
                .sorted(Comparator.comparing(Ballot::registration))
                .toList();
        var orders = order(new Lottery(day.seed()), slots, sorted);
        return new Allocation(day.id(), by, at, day.seed(), slots, sorted, orders, 0);
    }

    /// Whether doing it again gives the same.
    public boolean isReplayable() {
        return order(new Lottery(seed), slots, ballots).equals(orders);
    }

    /// The same for eyes that shall not know the seed yet.
    public Allocation withoutSeed() {
        return new Allocation(id, by, at, "", slots, ballots, orders, version);
    }

    /// What is shown of a seed before it is used, so that nobody can exchange it unnoticed: its SHA-256.
    public static String fingerprint(String seed) {
        return Lottery.fingerprint(seed);
    }

    /// The same for the same wishes, seats and seed.
    public String digest() {
        return Lottery.sha256("%s %s %s".formatted(seed, slots, ballots));
    }

    /// Who has which workshop of a slot.
    public Map<String, String> outcome(Slot slot) {
        return match(slot, ballots, orders);
    }

    /// How many like this workshop best among those at the same time.
    public long liking(String workshop) {
        return ballots.stream()
                .filter(ballot -> slots.stream()
                        .map(ballot::in)
                        .anyMatch(
                                wishes -> !wishes.isEmpty() && wishes.getFirst().equals(workshop)))
                .count();
    }

    public Quality quality(Slot slot) {
        return quality(List.of(slot));
    }

    /// Of all slots together.
    public Quality quality() {
        return quality(slots);
    }

    /// The wishes of those who have several at the same time; for the others the orders say it all.
    Map<String, List<String>> preferences() {
        var preferences = new LinkedHashMap<String, List<String>>();
        for (var ballot : ballots) {
            if (slots.stream().anyMatch(slot -> ballot.in(slot).size() > 1)) {
                preferences.put(ballot.registration(), ballot.wishes());
            }
        }
        return preferences;
    }

    /// Why a registration has what it has: what became of each of its wishes, up to the one that was
    /// met in each slot.
    public List<Step> explain(String registration) {
        var ballot = ballots.stream()
                .filter(found -> found.registration().equals(registration))
                .findFirst();
        if (ballot.isEmpty()) return List.of();
        var steps = new ArrayList<Step>();
        for (var slot : slots) {
            var outcome = outcome(slot);
            for (var wish : ballot.get().in(slot)) {
                var step = step(slot, ballot.get(), wish, outcome);
                steps.add(step);
                if (step.seated()) break;
            }
        }
        return steps;
    }

    private Step step(Slot slot, Ballot ballot, String wish, Map<String, String> outcome) {
        var byId = new HashMap<String, Ballot>();
        ballots.forEach(one -> byId.put(one.registration(), one));
        var asked = orders.get(wish).stream()
                .filter(id -> {
                    var wishes = byId.get(id).in(slot);
                    var seat = Optional.ofNullable(outcome.get(id));
                    return seat.isEmpty() || wishes.indexOf(seat.get()) >= wishes.indexOf(wish);
                })
                .toList();
        var seats = slot.workshops().stream()
                .filter(workshop -> workshop.id().equals(wish))
                .mapToInt(Workshop::seats)
                .sum();
        return new Step(
                new SessionId(wish),
                ballot.in(slot).indexOf(wish) + 1,
                seats,
                asked.size(),
                asked.indexOf(ballot.registration()) + 1,
                wish.equals(outcome.get(ballot.registration())));
    }

    private Quality quality(List<Slot> of) {
        var met = new TreeMap<Integer, Integer>();
        var unmet = 0;
        for (var slot : of) {
            var outcome = outcome(slot);
            for (var ballot : ballots) {
                var wishes = ballot.in(slot);
                var seat = outcome.get(ballot.registration());
                if (seat != null) met.merge(wishes.indexOf(seat) + 1, 1, Integer::sum);
                else if (!wishes.isEmpty()) unmet++;
            }
        }
        return new Quality(met, unmet);
    }

    private static Map<String, List<String>> order(Lottery lottery, List<Slot> slots, List<Ballot> ballots) {
        var orders = new LinkedHashMap<String, List<String>>();
        var disappointment = new HashMap<String, Integer>();
        for (var slot : slots) {
            var numbers = new HashMap<String, String>();
            ballots.forEach(
                    ballot -> numbers.put(ballot.registration(), lottery.number(slot.id(), ballot.registration())));
            for (var workshop : slot.workshops()) {
                var wishing = ballots.stream()
                        .filter(ballot -> ballot.in(slot).contains(workshop.id()))
                        .sorted(Comparator.<Ballot>comparingInt(
                                        ballot -> ballot.in(slot).indexOf(workshop.id()))
                                .thenComparing(
                                        ballot -> disappointment.getOrDefault(ballot.registration(), 0),
                                        Comparator.reverseOrder())
                                .thenComparing(ballot -> numbers.get(ballot.registration())))
                        .map(Ballot::registration)
                        .toList();
                orders.put(workshop.id(), wishing);
            }
            var outcome = match(slot, ballots, orders);
            for (var ballot : ballots) {
                var wishes = ballot.in(slot);
                var seat = outcome.get(ballot.registration());
                disappointment.merge(
                        ballot.registration(), seat == null ? wishes.size() : wishes.indexOf(seat), Integer::sum);
            }
        }
        return orders;
    }

    private static Map<String, String> match(Slot slot, List<Ballot> ballots, Map<String, List<String>> orders) {
        var wishes = new LinkedHashMap<String, List<String>>();
        ballots.forEach(ballot -> wishes.put(ballot.registration(), ballot.in(slot)));
        return Matching.of(
                slot.workshops().stream()
                        .map(workshop ->
                                new Matching.Workshop(workshop.id(), workshop.seats(), orders.get(workshop.id())))
                        .toList(),
                wishes);
    }
}
