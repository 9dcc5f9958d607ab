package fr.spro.registration.directory.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.FindCoordinators;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Structure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds groups, structures and coordinators as parameters of controllers, if the member of staff may see
/// them.
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

    /// A coordinator of the group in the path.
    @Bean
    AggregateFinder<Coordinator> coordinatorFinder(DirectoryLookup lookup, FindCoordinators findCoordinators) {
        return new AggregateFinder<>(Coordinator.class, address -> {
            var group = lookup.group(address.variable("id"), address.requireStaff());
            var id = new CoordinatorId(address.variable("coordinator"));
            return group.flatMap(found -> findCoordinators.find(found, id));
        });
    }
}
