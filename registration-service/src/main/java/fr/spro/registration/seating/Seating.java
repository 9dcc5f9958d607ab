package fr.spro.registration.seating;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Claim.Stage;
import fr.spro.registration.seating.Occupancy.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Computes all seats from the order of arrival and the preferences: guarantee 5.
///
/// The first `places` claims have a place at the day. Among those, `Matching` assigns the seats of each
/// slot of workshops by the order of arrival in each workshop. All others wait. Since seats are not
/// stored, writes cannot contradict each other, and a claim with a seat that waits for a preferred one
/// moves to it directly.
public final class Seating {

    private final Details details;
    private final Arrivals arrivals;
    private final List<Session> sessions;
    private final boolean pending;
    private final SeatAssignment day;
    private @Nullable Map<SessionId, SeatAssignment> workshops;

    Seating(Details details, List<Session> sessions, Arrivals arrivals) {
        this.details = details;
        this.arrivals = arrivals;
        this.sessions = sessions.stream().filter(Session::isWorkshop).toList();
        this.pending = details.isRanked() && arrivals.allocatedAt() == null;
        this.day = SeatAssignment.firstCome(arrivals.ofDay(), arrivals.ofDay(), details.places());
    }

    /// Whether the lists are consistent with this claim.
    public boolean isConsistentWith(Claim claim) {
        return correction(claim).isNone();
    }

    /// The places of the claim, without removed workshops, and without any while their allocation is
    /// pending. A claim that has not arrived yet comes last.
    public Places placesOf(Claim claim) {
        if (claim.stage() == Stage.NOT_YET) return nowhere(claim);
        var place = placeAtDay(claim.key());
        return new Places(
                place,
                pending
                        ? List.of()
                        : claim.workshops().stream()
                                .filter(assignments()::containsKey)
                                .map(workshop -> placeIn(workshop, claim.key(), place.seated()))
                                .toList());
    }

    /// The places of the claim if it joined the end of the lists now; those that it has if it is there
    /// already.
    public Places placesWith(Claim claim) {
        return with(claim).placesOf(claim);
    }

    /// The seating once this claim has joined the end of the lists.
    public Seating with(Claim claim) {
        var id = claim.key();
        if (day.arrived().contains(id)) return this;
        var arrived = new Seating(details, sessions, arrivals.with(claim, List.of()));
        var workshops = arrived.mayTakeSeats(id) ? claim.workshops() : List.<SessionId>of();
        return new Seating(details, sessions, arrivals.with(claim, workshops));
    }

    private static Places nowhere(Claim claim) {
        return new Places(
                new Place(false, null),
                claim.workshops().stream()
                        .map(workshop -> new WorkshopPlace(workshop.value(), false, null))
                        .toList());
    }

    public boolean hasPlace(Claim claim) {
        return placesOf(claim).day().seated();
    }

    /// Whether this claim has a seat in the workshop.
    public boolean isSeated(String claim, SessionId workshop) {
        var assignment = assignments().get(workshop);
        return assignment != null && assignment.seated().contains(claim);
    }

    /// The next write towards consistency with the claim: an active claim is in the list of the day
    /// and, once it has a place there, in those of its workshops.
    Correction correction(Claim claim) {
        var id = claim.key();
        var stored = arrivals.preferencesOf(id);
        if (claim.active() && !day.arrived().contains(id)) return Correction.arrival(stored);
        var outdated = outdatedPositions(claim);
        if (!outdated.isEmpty()) return Correction.release(outdated, stored);
        var mayJoin = claim.active() && mayTakeSeats(id);
        var join = assignments().keySet().stream()
                .filter(workshop -> mayJoin && claim.includes(workshop) && !isIn(workshop, id))
                .toList();
        var leave = assignments().keySet().stream()
                .filter(workshop -> isIn(workshop, id) && !claim.includes(workshop))
                .toList();
        var wanted = claim.active() ? preferences(claim) : null;
        var agree = Objects.equals(wanted, stored) || stored == null && !mayJoin;
        var leaveDay = !claim.active() && day.arrived().contains(id);
        return new Correction(false, leaveDay, join, leave, !agree, wanted, stored);
    }

    /// The workshops that the claim has skipped because of a seat in a preferred one, and no longer does.
    /// There it joins the end of the list: its old position would take a seat from somebody who was already
    /// notified.
    private List<SessionId> outdatedPositions(Claim claim) {
        var stored = arrivals.preferencesOf(claim.key());
        if (stored == null) return List.of();
        return sessions.stream()
                .filter(held -> assignment(held.id()).seated().contains(claim.key()))
                .flatMap(held -> sessions.stream()
                        .filter(other -> other.startsAt().equals(held.startsAt()))
                        .map(Session::id)
                        .filter(other -> isIn(other, claim.key()) && claim.includes(other))
                        .filter(other -> prefers(stored, held.id().value(), other.value()))
                        .filter(other -> !prefers(claim.workshops(), held.id(), other)))
                .toList();
    }

    private static <T> boolean prefers(List<T> order, T one, T other) {
        return order.contains(one) && order.indexOf(one) < order.indexOf(other);
    }

    /// The chosen workshops, the preferred one first, if several are parallel; otherwise null, since the
    /// lists suffice.
    @Nullable
    List<String> preferences(Claim claim) {
        var starts = sessions.stream()
                .filter(session -> claim.workshops().contains(session.id()))
                .map(Session::startsAt)
                .toList();
        return new HashSet<>(starts).size() == starts.size()
                ? null
                : claim.workshops().stream().map(SessionId::value).toList();
    }

    /// The ids of the claims that wait for a place at the day.
    public Set<String> waiting() {
        return day.ranks().keySet();
    }

    /// The stored lists by their paths.
    Map<String, WaitingTail> tails() {
        var tails = new LinkedHashMap<String, WaitingTail>();
        tails.put(Arrivals.DAY, WaitingTail.of(arrivals.ofDay(), day));
        if (pending) return tails;
        assignments()
                .forEach((workshop, seats) ->
                        tails.put(Arrivals.list(workshop), WaitingTail.of(arrivals.of(workshop), seats)));
        return tails;
    }

    boolean isPending() {
        return pending;
    }

    public Count countOfDay() {
        return countOfDay(Set.of());
    }

    /// @param others ids of claims that are not counted
    public Count countOfDay(Set<String> others) {
        return day.count(others);
    }

    public Count countOf(SessionId workshop) {
        return countOf(workshop, Set.of());
    }

    /// @param others claims that are not counted
    Count countOf(SessionId workshop, Set<String> others) {
        var assignment = assignments().get(workshop);
        return assignment == null ? new Count(0, 0, 0) : assignment.count(others);
    }

    Set<SessionId> workshops() {
        return assignments().keySet();
    }

    /// Whether a claim belongs in the lists of its workshops: not before it has a place at the day, nor
    /// before the wishes are allocated.
    boolean mayTakeSeats(String id) {
        return !pending && day.seated().contains(id);
    }

    private boolean isIn(SessionId workshop, String id) {
        return assignment(workshop).arrived().contains(id);
    }

    private Place placeAtDay(String id) {
        if (day.seated().contains(id)) return new Place(true, null);
        var rank = day.ranks().get(id);
        if (rank != null) return new Place(false, rank);
        return countOfDay().free() > 0 ? new Place(true, null) : new Place(false, day.nextRank());
    }

    private WorkshopPlace placeIn(SessionId workshop, String id, boolean atDay) {
        var assignment = assignment(workshop);
        if (!atDay) return new WorkshopPlace(workshop.value(), false, null);
        if (assignment.seated().contains(id)) return new WorkshopPlace(workshop.value(), true, null);
        var rank = assignment.arrived().contains(id) ? assignment.ranks().get(id) : (Integer) assignment.nextRank();
        return new WorkshopPlace(workshop.value(), false, rank);
    }

    private SeatAssignment assignment(SessionId workshop) {
        return Objects.requireNonNull(assignments().get(workshop));
    }

    /// Computed on first use.
    private synchronized Map<SessionId, SeatAssignment> assignments() {
        if (workshops == null) {
            var assignments = new HashMap<SessionId, SeatAssignment>();
            sessions.stream()
                    .collect(Collectors.groupingBy(Session::startsAt, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(slot ->
                            assignments.putAll(new SlotAssignments(slot, arrivals, day.seated()).assignments()));
            workshops = assignments;
        }
        return workshops;
    }
}
