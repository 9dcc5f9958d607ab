package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Enrolment.Count;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// Who sits where, computed from who came when: guarantee 5.
///
/// The first `places` who arrived have a place at the day. In a workshop the first so many as it has seats, among those
/// who have a place at the day, have a seat. Everybody else waits, in order of arrival. Since nothing of this is
/// stored, no two writes can contradict each other.
record Seating(
        @Id DayId id,
        int places,
        List<Session> sessions,
        @Nullable Arrivals arrivals) {

    /// Registration ids in order of arrival, for the day and for each workshop.
    record Arrivals(@Nullable List<String> day, @Nullable Map<String, List<String>> sessions) {}

    /// The ids of all who arrived.
    Set<String> everybody() {
        return new HashSet<>(arrived());
    }

    Places placesOf(RegistrationId id, List<SessionId> workshops) {
        var rank = rank(arrived(), places, id.value());
        return new Places(
                new Place(rank == null, rank),
                workshops.stream().map(workshop -> placeIn(workshop, id)).toList());
    }

    private WorkshopPlace placeIn(SessionId workshop, RegistrationId id) {
        var atTheDay = atTheDay();
        var queue = arrived(workshop);
        // Who waits for the day waits for the workshop too, but holds no seat of it.
        var sitting =
                queue.stream().filter(atTheDay::contains).limit(seats(workshop)).toList();
        if (sitting.contains(id.value())) return new WorkshopPlace(workshop.value(), true, null);
        var sits = new HashSet<>(sitting);
        var rank = rank(queue.stream().filter(other -> !sits.contains(other)).toList(), 0, id.value());
        return new WorkshopPlace(workshop.value(), false, rank);
    }

    Count countOfDay() {
        var arrived = arrived().size();
        return new Count(places, Math.min(arrived, places), Math.max(0, arrived - places));
    }

    Count countOf(SessionId workshop) {
        var atTheDay = atTheDay();
        var queue = arrived(workshop);
        var seats = seats(workshop);
        var taken = (int) queue.stream().filter(atTheDay::contains).limit(seats).count();
        return new Count(seats, taken, queue.size() - taken);
    }

    /// Null with a seat, else the place in the queue from 1; who is not in the list yet comes last.
    private static @Nullable Integer rank(List<String> queue, int seats, String id) {
        var index = queue.indexOf(id);
        if (index < 0) index = queue.size();
        return index < seats ? null : index - seats + 1;
    }

    private Set<String> atTheDay() {
        return new HashSet<>(arrived().subList(0, Math.min(places, arrived().size())));
    }

    private int seats(SessionId workshop) {
        return sessions.stream()
                .filter(session -> session.id().equals(workshop))
                .map(Session::seats)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0);
    }

    private List<String> arrived() {
        return arrivals == null || arrivals.day() == null ? List.of() : arrivals.day();
    }

    private List<String> arrived(SessionId workshop) {
        if (arrivals == null || arrivals.sessions() == null) return List.of();
        return arrivals.sessions().getOrDefault(workshop.value(), List.of());
    }
}
