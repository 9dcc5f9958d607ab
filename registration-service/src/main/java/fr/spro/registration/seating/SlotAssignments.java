package fr.spro.registration.seating;

import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Computes the assignments of the workshops of one slot, with at most one seat per claim.
///
/// @param slot parallel workshops
/// @param seatedAtDay the claims with a place at the day
record SlotAssignments(List<Session> slot, Arrivals arrivals, Set<String> seatedAtDay) {

    /// Without alternatives, matching is counting.
    Map<SessionId, SeatAssignment> assignments() {
        var orders = new ArrayList<List<String>>();
        for (var session : slot) {
            orders.add(arrivals.of(session.id()).stream()
                    .filter(seatedAtDay::contains)
                    .toList());
        }
        return hasAlternatives(orders) ? matched(orders) : firstCome(orders);
    }

    private boolean hasAlternatives(List<List<String>> orders) {
        var people = new HashSet<String>();
        return arrivals.havePreferences()
                || !orders.stream().flatMap(List::stream).allMatch(people::add);
    }

    private Map<SessionId, SeatAssignment> firstCome(List<List<String>> orders) {
        var assignments = new HashMap<SessionId, SeatAssignment>();
        for (int i = 0; i < slot.size(); i++) {
            var session = slot.get(i);
            assignments.put(
                    session.id(), SeatAssignment.firstCome(arrivals.of(session.id()), orders.get(i), seats(session)));
        }
        return assignments;
    }

    private Map<SessionId, SeatAssignment> matched(List<List<String>> orders) {
        var wishes = new LinkedHashMap<String, List<String>>();
        var workshops = new ArrayList<Matching.Workshop>();
        for (int i = 0; i < slot.size(); i++) {
            var session = slot.get(i);
            workshops.add(new Matching.Workshop(session.id().value(), seats(session), orders.get(i)));
            for (var id : orders.get(i)) {
                var preferences = arrivals.preferencesOf(id);
                if (preferences != null) wishes.put(id, preferences);
                else
                    wishes.computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(session.id().value());
            }
        }
        var seatOf = Matching.of(workshops, wishes);
        var assignments = new HashMap<SessionId, SeatAssignment>();
        for (int i = 0; i < slot.size(); i++) {
            var session = slot.get(i).id();
            assignments.put(session, assignment(workshops.get(i), arrivals.of(session), wishes, seatOf));
        }
        return assignments;
    }

    private static SeatAssignment assignment(
            Matching.Workshop workshop,
            List<String> arrived,
            Map<String, List<String>> wishes,
            Map<String, String> seatOf) {
        var seated = new HashSet<String>();
        var ranks = new HashMap<String, Integer>();
        for (var person : workshop.order()) {
            var seat = seatOf.get(person);
            var wanted = wishes.get(person);
            if (workshop.id().equals(seat)) seated.add(person);
            else if (seat == null || wanted.indexOf(workshop.id()) < wanted.indexOf(seat)) {
                ranks.putIfAbsent(person, ranks.size() + 1);
            }
        }
        return new SeatAssignment(workshop.seats(), new HashSet<>(arrived), seated, ranks);
    }

    private static int seats(Session workshop) {
        return Objects.requireNonNullElse(workshop.seats(), 0);
    }
}
