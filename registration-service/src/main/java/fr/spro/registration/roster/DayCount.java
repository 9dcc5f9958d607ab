package fr.spro.registration.roster;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Occupancy;
import java.util.Map;

/// How many people of a day have what, from one read of its seats.
///
/// @param registered confirmed people with a place
/// @param waiting confirmed people on the waiting list of the day
/// @param offered people to whom a place at the day is offered
/// @param offeredSeats people with a place at the day to whom a seat in a workshop is offered
/// @param unconfirmed people who have not confirmed their address yet
/// @param present people whose attendance is recorded, also if they are erased by now
/// @param withoutPlace those of them who have no place and were let in: they wait for nothing
/// @param notTheirs of the seats that count as taken in a workshop, those that are not somebody's yet
public record DayCount(
        int registered,
        int waiting,
        int offered,
        int offeredSeats,
        int unconfirmed,
        long present,
        int withoutPlace,
        Occupancy occupancy,
        Map<SessionId, NotTheirs> notTheirs) {

    /// Seats that count as taken although nobody has them yet.
    ///
    /// @param toConfirm held for people who must still confirm
    /// @param offered to people who must still accept, by themselves or with the place at the day
    public record NotTheirs(int toConfirm, int offered) {
        static final NotTheirs NONE = new NotTheirs(0, 0);
    }

    public NotTheirs notTheirs(SessionId workshop) {
        return notTheirs.getOrDefault(workshop, NotTheirs.NONE);
    }

    /// The people with a place or a rank, confirmed or not: those whom a cancellation of the day concerns.
    public int concerned() {
        return occupancy.day().taken() + occupancy.day().waiting();
    }
}
