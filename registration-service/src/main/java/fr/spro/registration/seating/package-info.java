/// Seats of a day: claims in order of arrival, workshops by preference, waiting lists. Independent of
/// registrations.
///
/// - Stored in the day's document: `Arrivals`, the ids in order. `JoinDay` appends, `WaitingLists` corrects.
/// - Computed from them: `Seating`, who sits and waits where. It holds a `SeatAssignment` for each list;
///   `SlotAssignments` computes those of parallel workshops, with `Matching`.
/// - Read: `Seatings` by jobs and commands; `SeatQueries` by pages, which often need the numbers only (`Occupancy`).
@ApplicationModule(allowedDependencies = "day")
@NullMarked
package fr.spro.registration.seating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
