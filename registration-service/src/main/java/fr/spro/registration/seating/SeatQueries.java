package fr.spro.registration.seating;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Occupancy.Count;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Queries about seats, for pages and API.
@Service
public class SeatQueries {

    private final Seatings seatings;
    private final Claims claims;
    private final Clock clock;

    public SeatQueries(Seatings seatings, Claims claims, Clock clock) {
        this.seatings = seatings;
        this.claims = claims;
        this.clock = clock;
    }

    /// The time of what it tells.
    public Instant now() {
        return clock.instant();
    }

    public Occupancy of(RegionalDay day) {
        return occupancy(day, seatings.of(day.id()));
    }

    /// @param others ids of claims that are not counted
    public Occupancy without(Set<String> others, RegionalDay day) {
        return occupancy(day, seatings.of(day.id()), others);
    }

    public SelectionMode selectionMode(RegionalDay day) {
        return day.details().isRanked() ? selectionMode(day, seatings.of(day.id())) : SelectionMode.FIRST_COME;
    }

    /// The current places of this claim.
    public Places placesOf(Claim claim) {
        return seatings.of(claim.day()).placesOf(claim);
    }

    /// The occupancy according to a seating that was read before.
    public Occupancy occupancy(RegionalDay day, Seating seating) {
        return occupancy(day, seating, Set.of());
    }

    /// The lists of a day that is not ahead stay as they are, with those that end afterwards.
    private Occupancy occupancy(RegionalDay day, Seating seating, Set<String> notCounted) {
        var others = new HashSet<>(notCounted);
        if (!day.isAhead()) others.addAll(claims.ended(day.id()));
        var workshops = new LinkedHashMap<SessionId, Count>();
        day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(Session::id)
                .forEach(id -> workshops.put(id, seating.countOf(id, others)));
        return new Occupancy(seating.countOfDay(others), workshops, selectionMode(day, seating));
    }

    private SelectionMode selectionMode(RegionalDay day, Seating seating) {
        if (!seating.isPending()) return SelectionMode.FIRST_COME;
        return day.details().takesWishesAt(clock.instant()) ? SelectionMode.RANKED : SelectionMode.CLOSED;
    }
}
