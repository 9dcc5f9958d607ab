package fr.spro.registration.seating;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.RegionalDay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/// The use cases of seating, created without Spring.
public final class SeatingUseCases {

    public final Seatings seatings;
    public final SeatQueries seats;
    public final JoinDay joinDay;
    public final EarlierClaims earlierClaims;
    public final SucceedClaim succeedClaim;
    public final WaitingLists waitingLists;

    public SeatingUseCases(InMemoryMongo mongo, Store<RegionalDay> days, Claims claims, Clock clock) {
        seatings = new Seatings(mongo.mongo());
        seats = new SeatQueries(seatings, claims, clock);
        joinDay = new JoinDay(days);
        var reorderLists = new ReorderLists(days, seatings);
        earlierClaims = new EarlierClaims(reorderLists, seatings);
        succeedClaim = new SucceedClaim(reorderLists);
        waitingLists = new WaitingLists(days, seatings, claims, new SimpleMeterRegistry());
    }
}
