package fr.spro.registration.directory.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.FindCoordinators;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Structure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What an address of the directory names, as parameters of controllers, if the member of the staff may see it.
@Configuration(proxyBeanMethods = false)
class DirectoryArguments {

    @Bean
    AggregateFinder<Structure> structureFinder(DirectoryLookup lookup) {
        return new AggregateFinder<>(
                Structure.class, address -> lookup.structure(address.variable("id"), address.requireStaff()));
    }

    @Bean
    AggregateFinder<Group> groupFinder(DirectoryLookup lookup) {
        return new AggregateFinder<>(
                Group.class, address -> lookup.group(address.variable("id"), address.requireStaff()));
    }

    /// One of the address's group.
    @Bean
    AggregateFinder<Coordinator> coordinatorFinder(DirectoryLookup lookup, FindCoordinators findCoordinators) {
        return new AggregateFinder<>(Coordinator.class, address -> {
            var group = lookup.group(address.variable("id"), address.requireStaff());
            return findCoordinators.get(group, new CoordinatorId(address.variable("coordinator")));
        });
    }
}
