package fr.spro.registration.seating;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Occupancy.Count;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Queries about seats, for pages and API.
@Service
public class SeatQueries {

    /// A consistent view of occupancy and of the places of some claims.
    public record Snapshot(Occupancy occupancy, Map<TextId, Places> places) {}

    private final Seatings seatings;
    private final Clock clock;

    SeatQueries(Seatings seatings, Clock clock) {
        this.seatings = seatings;
        this.clock = clock;
    }

    public Occupancy of(RegionalDay day) {
        return occupancy(day, seatings.of(day.id()));
    }

    public Snapshot of(RegionalDay day, Collection<Claim> claims) {
        var seating = seatings.of(day.id());
        return new Snapshot(occupancy(day, seating), places(seating, claims));
    }

    public Choosing choosing(RegionalDay day) {
        return day.details().isRanked() ? choosing(day, seatings.of(day.id())) : Choosing.FIRST_COME;
    }

    /// The current places of this claim.
    public Places placesOf(Claim claim) {
        return seatings.of(claim.day()).placesOf(claim);
    }

    /// The same for many claims of one day, reading the lists once.
    public Map<TextId, Places> placesOf(DayId day, Collection<Claim> claims) {
        return places(seatings.of(day), claims);
    }

    private Occupancy occupancy(RegionalDay day, Seating seating) {
        var workshops = new LinkedHashMap<SessionId, Count>();
        day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(Session::id)
                .forEach(id -> workshops.put(id, seating.countOf(id)));
        return new Occupancy(seating.countOfDay(), workshops, choosing(day, seating));
    }

    private static Map<TextId, Places> places(Seating seating, Collection<Claim> claims) {
        var places = new LinkedHashMap<TextId, Places>();
        claims.forEach(claim -> places.put(claim.id(), seating.placesOf(claim)));
        return places;
    }

    private Choosing choosing(RegionalDay day, Seating seating) {
        if (!seating.isPending()) return Choosing.FIRST_COME;
        return day.details().takesWishesAt(clock.instant()) ? Choosing.RANKED : Choosing.CLOSED;
    }
}
