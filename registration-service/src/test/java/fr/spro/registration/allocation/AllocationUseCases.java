package fr.spro.registration.allocation;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.time.Clock;
import java.util.List;

/// The use cases of the allocation, created without Spring.
public final class AllocationUseCases {

    public final AllocateWorkshops allocateWorkshops;
    final Store<Allocation> store;

    public AllocationUseCases(InMemoryMongo mongo, Days days, EnrolmentUseCases enrolment, Clock clock) {
        store = new AllocationConfiguration().allocationStore(mongo.stores());
        allocateWorkshops = new AllocateWorkshops(
                store,
                days,
                enrolment.registrations,
                enrolment.seating.seats,
                enrolment.seating.seatings,
                enrolment.seating.waitingLists,
                List.of(enrolment.reconcileRegistrations::handle),
                clock);
    }
}
