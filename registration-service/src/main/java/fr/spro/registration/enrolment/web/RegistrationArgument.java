package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds the registration as a parameter of staff controllers and the API: one of the day in the path that
/// the member of staff may see.
@Configuration(proxyBeanMethods = false)
class RegistrationArgument {

    @Bean
    AggregateFinder<Registration> registrationFinder(Registrations registrations, CoordinatorAccess access) {
        return new AggregateFinder<>(Registration.class, address -> {
            var id = new RegistrationId(address.variable("id"));
            var day = new DayId(address.variable("slug"));
            return registrations
                    .findById(id)
                    .filter(found -> found.day().equals(day))
                    .filter(found -> access.of(address.requireStaff())
                            .includes(found.wishes().structure()));
        });
    }
}
