package fr.spro.registration.roster;

import fr.spro.registration.seating.Occupancy;

/// How many people of a day have what, from one read of its seats.
///
/// @param registered confirmed people with a place
/// @param waiting confirmed people on the waiting list of the day
/// @param offered people to whom a place at the day is offered
/// @param offeredSeats people with a place at the day to whom a seat in a workshop is offered
/// @param unconfirmed people who have not confirmed their address yet
/// @param present people whose attendance is recorded
public record DayCount(
        int registered,
        int waiting,
        int offered,
        int offeredSeats,
        int unconfirmed,
        long present,
        Occupancy occupancy) {

    /// The people with a place or a rank, confirmed or not: those whom a cancellation of the day concerns.
    public int concerned() {
        return occupancy.day().taken() + occupancy.day().waiting();
    }
}
