package fr.spro.registration.allocation;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;

/// The allocation of a day's workshop seats by ranked wishes, with all data to repeat it.
///
/// Slot by slot in the order of the day, each workshop prefers higher wishes: a first wish comes before a
/// second. Ties go to those who got less preferred workshops earlier in the day, then to the lower lottery
/// number. So nobody gets a second wish ahead of somebody whose first wish it was.
///
/// @param orders the order of registrations for each workshop
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

    /// Parallel workshops; `id` is the instant at which they begin.
    public record Slot(String id, List<Workshop> workshops) {

        Set<String> ids() {
            return workshops.stream().map(Workshop::id).collect(Collectors.toSet());
        }

        /// The wishes of each registration in this slot, the most preferred first.
        Map<String, List<String>> wishes(List<Ballot> ballots) {
            var ids = ids();
            var wishes = new LinkedHashMap<String, List<String>>();
            for (var ballot : ballots) wishes.put(ballot.registration(), ballot.among(ids));
            return wishes;
        }
    }

    public record Workshop(String id, int seats) {}

    /// The wishes of one registration, the most preferred first.
    public record Ballot(String registration, List<String> wishes) {

        List<String> in(Slot slot) {
            return among(slot.ids());
        }

        private List<String> among(Set<String> workshops) {
            var among = new ArrayList<String>();
            for (var wish : wishes) if (workshops.contains(wish) && !among.contains(wish)) among.add(wish);
            return among;
        }
    }

    /// The outcome of one wish.
    ///
    /// @param wish its rank, from 1
    /// @param asked the number of candidates: those who preferred it most, and those whose better wishes were
    /// full
    /// @param place among the candidates
    public record Step(SessionId workshop, int wish, int seats, int asked, int place, boolean seated) {}

    /// Statistics of met wishes.
    ///
    /// @param met the numbers of people with their first wish, second wish and so on
    /// @param unmet the number of people with none of their wishes
    public record Quality(Map<Integer, Integer> met, int unmet) {

        /// The sum over several slots.
        public static Quality of(Collection<Quality> slots) {
            var met = new TreeMap<Integer, Integer>();
            slots.forEach(slot -> slot.met().forEach((wish, number) -> met.merge(wish, number, Integer::sum)));
            return new Quality(met, slots.stream().mapToInt(Quality::unmet).sum());
        }

        /// The number of people with wishes.
        public int participants() {
            return unmet + met.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// @param ballots the wishes of registrations with a place at the day
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
        var orders = Draw.orders(new Lottery(day.seed()), slots, sorted);
        return new Allocation(day.id(), by, at, day.seed(), slots, sorted, orders, 0);
    }

    /// Makes the allocation final, with its audit entry.
    public Change<Allocation, Void> apply() {
        return Change.<Allocation, Void>to(this)
                .audited(AuditEntry.of(AllocationAction.ALLOCATED, by, at, id.subject()));
    }

    /// Whether repeating it gives the same result.
    public boolean isReplayable() {
        return Draw.orders(new Lottery(seed), slots, ballots).equals(orders);
    }

    /// A copy without the seed, for publication before the allocation.
    public Allocation withoutSeed() {
        return new Allocation(id, by, at, "", slots, ballots, orders, version);
    }

    /// The commitment to the seed, its SHA-256, which is published before the seed is used.
    public static String fingerprint(String seed) {
        return Lottery.fingerprint(seed);
    }

    /// A digest of wishes, seats and seed.
    public String digest() {
        return Lottery.sha256("%s %s %s".formatted(seed, slots, ballots));
    }

    /// The workshop of each registration in a slot.
    public Map<String, String> outcome(Slot slot) {
        return Draw.match(slot, slot.wishes(ballots), orders);
    }

    /// The number of first wishes of each workshop of a slot.
    public Map<String, Long> firstWishes(Slot slot) {
        return slot.wishes(ballots).values().stream()
                .filter(wishes -> !wishes.isEmpty())
                .collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));
    }

    public Quality quality(Slot slot) {
        var met = new TreeMap<Integer, Integer>();
        var unmet = 0;
        var wishes = slot.wishes(ballots);
        var outcome = Draw.match(slot, wishes, orders);
        for (var wished : wishes.entrySet()) {
            var seat = outcome.get(wished.getKey());
            if (seat != null) met.merge(wished.getValue().indexOf(seat) + 1, 1, Integer::sum);
            else if (!wished.getValue().isEmpty()) unmet++;
        }
        return new Quality(met, unmet);
    }

    /// The wishes of registrations with several in a slot; for the others the orders suffice.
    Map<String, List<String>> preferences() {
        var several = new HashSet<String>();
        for (var slot : slots) {
            slot.wishes(ballots).forEach((registration, wishes) -> {
                if (wishes.size() > 1) several.add(registration);
            });
        }
        var preferences = new LinkedHashMap<String, List<String>>();
        for (var ballot : ballots) {
            if (several.contains(ballot.registration())) preferences.put(ballot.registration(), ballot.wishes());
        }
        return preferences;
    }

    /// Explains the result of a registration: the outcome of each of its wishes, up to the one that was met
    /// in each slot.
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
        var all = slot.wishes(ballots);
        var asked = orders.get(wish).stream()
                .filter(id -> {
                    var wishes = all.get(id);
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
}
