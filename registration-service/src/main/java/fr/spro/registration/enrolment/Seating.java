package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Enrolment.Count;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who sits where, computed from who came when: guarantee 5.
///
/// The first `places` who arrived have a place at the day. In a workshop the first so many as it has
/// seats, among those who have a place at the day, have a seat. Everybody else waits, in order of
/// arrival. Since nothing of this is stored, no two writes can contradict each other.
final class Seating {

    /// Registration ids in order of arrival, for the day and for each workshop.
    record Arrivals(@Nullable List<String> day, @Nullable Map<String, List<String>> sessions) {

        List<String> ofDay() {
            return day == null ? List.of() : day;
        }

        List<String> of(SessionId session) {
            return sessions == null ? List.of() : sessions.getOrDefault(session.value(), List.of());
        }
    }

    /// One list, worked out: a rank for each who waits, null for each who sits.
    private record Queue(Count count, Map<String, @Nullable Integer> ranks) {

        @Nullable
        Integer rank(String id) {
            // Who is not in the list yet comes last.
            return ranks.containsKey(id) ? ranks.get(id) : (Integer) (count.waiting() + 1);
        }
    }

    private final Queue day;
    private final Map<SessionId, Queue> workshops = new HashMap<>();

    Seating(int places, List<Session> sessions, Arrivals arrivals) {
        this.day = queue(arrivals.ofDay(), places, null);
        for (var session : sessions) {
            if (!session.isWorkshop()) continue;
            // Who waits for the day waits for the workshop too, but holds no seat of it.
            var seats = Objects.requireNonNullElse(session.seats(), 0);
            workshops.put(session.id(), queue(arrivals.of(session.id()), seats, day));
        }
    }

    /// Whether the lists hold this registration as they should: everywhere it chose while it counts,
    /// and nowhere else.
    boolean agreesWith(Registration registration) {
        var id = registration.id().value();
        var counts = registration.isActive();
        if (day.ranks().containsKey(id) != counts) return false;
        var chosen = registration.wishes().workshops();
        return workshops.entrySet().stream()
                .allMatch(entry ->
                        entry.getValue().ranks().containsKey(id) == (counts && chosen.contains(entry.getKey())));
    }

    /// What somebody has who chose these workshops; without those that the day no longer has.
    Places placesOf(RegistrationId id, List<SessionId> chosen) {
        var rank = arrivedRank(id);
        return new Places(
                new Place(rank == null, rank),
                chosen.stream()
                        .filter(workshops::containsKey)
                        .map(workshop -> placeIn(workshop, id))
                        .toList());
    }

    boolean anybodyWaits() {
        return day.count().waiting() > 0
                || workshops.values().stream().anyMatch(queue -> queue.count().waiting() > 0);
    }

    Count countOfDay() {
        return day.count();
    }

    Count countOf(SessionId workshop) {
        var queue = workshops.get(workshop);
        return queue == null ? new Count(0, 0, 0) : queue.count();
    }

    private @Nullable Integer arrivedRank(RegistrationId id) {
        var isNew = !day.ranks().containsKey(id.value());
        return isNew && day.count().free() > 0 ? null : day.rank(id.value());
    }

    private WorkshopPlace placeIn(SessionId workshop, RegistrationId id) {
        var queue = Objects.requireNonNull(workshops.get(workshop));
        var rank = queue.rank(id.value());
        return new WorkshopPlace(workshop.value(), rank == null, rank);
    }

    private static Queue queue(List<String> arrived, int seats, @Nullable Queue entitled) {
        var ranks = new HashMap<String, @Nullable Integer>();
        var taken = 0;
        var waiting = 0;
        for (var id : arrived) {
            if (ranks.containsKey(id)) continue;
            var mayCome = entitled == null
                    || entitled.ranks().containsKey(id) && entitled.ranks().get(id) == null;
            if (mayCome && taken < seats) {
                taken++;
                ranks.put(id, null);
            } else {
                waiting++;
                ranks.put(id, waiting);
            }
        }
        return new Queue(new Count(seats, taken, waiting), ranks);
    }
}
