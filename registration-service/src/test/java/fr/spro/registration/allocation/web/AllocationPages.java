package fr.spro.registration.allocation.web;

import fr.spro.registration.allocation.AllocationUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.util.List;
import org.springframework.context.MessageSource;

/// Pages and API of the allocation of workshops, created without Spring.
public final class AllocationPages {

    private AllocationPages() {}

    public static List<Object> controllers(
            Days days, EnrolmentUseCases enrolment, AllocationUseCases allocation, MessageSource messages) {
        var allocateWorkshops = allocation.allocateWorkshops;
        return List.of(
                new AllocationController(enrolment.seating.seats, allocateWorkshops, messages),
                new AllocationApi(allocateWorkshops),
                new AllocationExplanationController(days, enrolment.ownLinks, allocateWorkshops, messages));
    }
}
