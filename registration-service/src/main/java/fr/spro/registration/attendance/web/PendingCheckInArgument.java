package fr.spro.registration.attendance.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.attendance.PendingCheckIn;
import fr.spro.registration.attendance.PendingCheckInId;
import fr.spro.registration.attendance.PendingCheckIns;
import fr.spro.registration.day.DayId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds the pending check-in of the day in the path as a parameter of controllers.
@Configuration(proxyBeanMethods = false)
class PendingCheckInArgument {

    @Bean
    AggregateFinder<PendingCheckIn> pendingCheckInFinder(PendingCheckIns pendingCheckIns) {
        return new AggregateFinder<>(
                PendingCheckIn.class,
                address -> pendingCheckIns
                        .findById(new PendingCheckInId(address.variable("pending")))
                        .filter(found -> found.day().equals(new DayId(address.variable("slug")))));
    }
}
