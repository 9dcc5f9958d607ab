package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.SeatQueries.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Who sits where, computed from who came when and what they like better: guarantee 5.
///
/// The first `places` who arrived have a place at the day. Among those, the seats of each slot of
/// workshops are given by `Matching`, with the order of arrival in each workshop. Everybody else waits.
/// Since nothing of this is stored, no two writes can contradict each other, and who holds a seat while
/// waiting for a better one changes to it in place.
public final class Seating {

    /// Registration ids in order of arrival, for the day and for each workshop.
    ///
    /// @param preferences the workshops of those who chose several at the same time, the best first
    /// @param allocatedAt when ranked wishes became orders of arrival
    record Arrivals(
            @Nullable List<String> day,
            @Nullable Map<String, List<String>> sessions,
            @Nullable Map<String, List<String>> preferences,
            @Nullable Instant allocatedAt) {

        static final Arrivals NONE = new Arrivals(null, null, null, null);

        /// As they stand in the day's document.
        @SuppressWarnings("unchecked")
        static Arrivals of(@Nullable Document document) {
            if (document == null) return NONE;
            var allocatedAt = document.getDate("allocatedAt");
            return new Arrivals(
                    (List<String>) document.get("day"),
                    (Map<String, List<String>>) document.get("sessions"),
                    (Map<String, List<String>>) document.get("preferences"),
                    allocatedAt == null ? null : allocatedAt.toInstant());
        }

        List<String> ofDay() {
            return day == null ? List.of() : day;
        }

        List<String> of(SessionId session) {
            return sessions == null ? List.of() : sessions.getOrDefault(session.value(), List.of());
        }

        @Nullable
        List<String> preferencesOf(String id) {
            return preferences == null ? null : preferences.get(id);
        }
    }

    /// One list, worked out. Who is in neither `seated` nor `ranks` needs no seat here or may not have
    /// one yet.
    private record Line(int seats, Set<String> arrived, Set<String> seated, Map<String, Integer> ranks) {

        Count count() {
            return new Count(seats, seated.size(), ranks.size());
        }

        int lastRank() {
            return ranks.size() + 1;
        }
    }

    private final Arrivals arrivals;
    private final List<Session> sessions;
    private final boolean pending;
    private final Line day;
    private @Nullable Map<SessionId, Line> workshops;

    Seating(Details details, List<Session> sessions, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.sessions = sessions.stream().filter(Session::isWorkshop).toList();
        this.pending = details.isRanked() && arrivals.allocatedAt() == null;
        this.day = firstCome(arrivals.ofDay(), arrivals.ofDay(), details.places());
    }

    /// Worked out when somebody asks for it.
    private synchronized Map<SessionId, Line> lines() {
        if (workshops == null) {
            var lines = new HashMap<SessionId, Line>();
            sessions.stream()
                    .collect(Collectors.groupingBy(Session::startsAt, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(slot -> fill(slot, lines));
            workshops = lines;
        }
        return workshops;
    }

    /// Whether the lists hold this registration as they should: the day's while it counts, and while it
    /// has a place there those of the workshops it chose.
    boolean agreesWith(Registration registration) {
        var id = registration.id().value();
        if (day.arrived().contains(id) != registration.isActive()) return false;
        var takes = registration.isActive() && mayTakeSeats(id);
        for (var workshop : lines().keySet()) {
            var isIn = isIn(workshop, id);
            var isChosen =
                    registration.isActive() && registration.wishes().workshops().contains(workshop);
            if (isIn && !isChosen || !isIn && isChosen && takes) return false;
        }
        var wanted = registration.isActive() ? preferences(registration) : null;
        var written = arrivals.preferencesOf(id);
        return Objects.equals(wanted, written) || written == null && !takes;
    }

    /// Whether somebody is to be in the lists of the workshops: not before having a place at the day,
    /// nor before the wishes are allocated.
    boolean mayTakeSeats(String id) {
        return !pending && day.seated().contains(id);
    }

    boolean hasArrived(String id) {
        return day.arrived().contains(id);
    }

    boolean isIn(SessionId workshop, String id) {
        return Objects.requireNonNull(lines().get(workshop)).arrived().contains(id);
    }

    Set<SessionId> workshops() {
        return lines().keySet();
    }

    /// The chosen workshops, the best first, if several are at the same time; else null, for then the
    /// lists say it all.
    @Nullable
    List<String> preferences(Registration registration) {
        var chosen = registration.wishes().workshops();
        var begin = sessions.stream()
                .filter(session -> chosen.contains(session.id()))
                .map(Session::startsAt)
                .toList();
        return new HashSet<>(begin).size() == begin.size()
                ? null
                : chosen.stream().map(SessionId::value).toList();
    }

    /// What somebody has who chose these workshops; without those that the day no longer has, and
    /// without any while their allocation is pending.
    public Places placesOf(RegistrationId id, List<SessionId> chosen) {
        var place = placeAtDay(id.value());
        return new Places(
                place,
                pending
                        ? List.of()
                        : chosen.stream()
                                .filter(lines()::containsKey)
                                .map(workshop -> placeIn(workshop, id.value(), place.seated()))
                                .toList());
    }

    boolean isPending() {
        return pending;
    }

    boolean anybodyWaits() {
        return !day.ranks().isEmpty()
                || lines().values().stream().anyMatch(line -> !line.ranks().isEmpty());
    }

    Count countOfDay() {
        return day.count();
    }

    Count countOf(SessionId workshop) {
        var line = lines().get(workshop);
        return line == null ? new Count(0, 0, 0) : line.count();
    }

    private Place placeAtDay(String id) {
        if (day.seated().contains(id)) return new Place(true, null);
        var rank = day.ranks().get(id);
        if (rank != null) return new Place(false, rank);
        // Who is not in the list yet comes last.
        return day.count().free() > 0 ? new Place(true, null) : new Place(false, day.lastRank());
    }

    private WorkshopPlace placeIn(SessionId workshop, String id, boolean atDay) {
        var line = Objects.requireNonNull(lines().get(workshop));
        if (!atDay) return new WorkshopPlace(workshop.value(), false, null);
        if (line.seated().contains(id)) return new WorkshopPlace(workshop.value(), true, null);
        var rank = line.arrived().contains(id) ? line.ranks().get(id) : (Integer) line.lastRank();
        return new WorkshopPlace(workshop.value(), false, rank);
    }

    /// Where nobody could sit elsewhere at the same time, to match is to count.
    private void fill(List<Session> slot, Map<SessionId, Line> lines) {
        var orders = new ArrayList<List<String>>();
        for (var session : slot) {
            orders.add(arrivals.of(session.id()).stream()
                    .filter(day.seated()::contains)
                    .toList());
        }
        if (isAnyChoice(orders)) match(slot, orders, lines);
        else {
            for (int i = 0; i < slot.size(); i++) {
                var session = slot.get(i);
                lines.put(session.id(), firstCome(arrivals.of(session.id()), orders.get(i), seats(session)));
            }
        }
    }

    private boolean isAnyChoice(List<List<String>> orders) {
        var people = new HashSet<String>();
        return arrivals.preferences() != null && !arrivals.preferences().isEmpty()
                || !orders.stream().flatMap(List::stream).allMatch(people::add);
    }

    private static int seats(Session workshop) {
        return Objects.requireNonNullElse(workshop.seats(), 0);
    }

    private void match(List<Session> slot, List<List<String>> orders, Map<SessionId, Line> lines) {
        var wishes = new LinkedHashMap<String, List<String>>();
        var asked = new ArrayList<Matching.Workshop>();
        for (int i = 0; i < slot.size(); i++) {
            var session = slot.get(i);
            asked.add(new Matching.Workshop(session.id().value(), seats(session), orders.get(i)));
            for (var id : orders.get(i)) {
                var preferences = arrivals.preferencesOf(id);
                if (preferences != null) wishes.put(id, preferences);
                else
                    wishes.computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(session.id().value());
            }
        }
        var seatOf = Matching.of(asked, wishes);
        for (int i = 0; i < slot.size(); i++) {
            var id = asked.get(i).id();
            var seated = new HashSet<String>();
            var ranks = new HashMap<String, Integer>();
            for (var person : asked.get(i).order()) {
                var seat = seatOf.get(person);
                if (id.equals(seat)) seated.add(person);
                else if (seat == null
                        || wishes.get(person).indexOf(id) < wishes.get(person).indexOf(seat)) {
                    ranks.putIfAbsent(person, ranks.size() + 1);
                }
            }
            var arrived = new HashSet<>(arrivals.of(slot.get(i).id()));
            lines.put(slot.get(i).id(), new Line(asked.get(i).seats(), arrived, seated, ranks));
        }
    }

    /// @param order those of them who may sit
    private static Line firstCome(List<String> arrived, List<String> order, int seats) {
        var seated = new HashSet<String>();
        var ranks = new HashMap<String, Integer>();
        for (var id : order) {
            if (seated.contains(id)) continue;
            if (seated.size() < seats) seated.add(id);
            else ranks.putIfAbsent(id, ranks.size() + 1);
        }
        return new Line(seats, new HashSet<>(arrived), seated, ranks);
    }
}
