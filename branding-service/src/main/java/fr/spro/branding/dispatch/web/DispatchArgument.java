package fr.spro.branding.dispatch.web;

import fr.spro.branding.dispatch.Dispatch;
import fr.spro.branding.dispatch.DispatchId;
import fr.spro.branding.dispatch.MoveDispatch;
import fr.spro.platform.web.aggregates.AggregateFinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The dispatch of an address, as a parameter of controllers, if the member of the staff may see it.
@Configuration(proxyBeanMethods = false)
class DispatchArgument {

    @Bean
    AggregateFinder<Dispatch> dispatchFinder(MoveDispatch moveDispatch) {
        return new AggregateFinder<>(
                Dispatch.class,
                address -> moveDispatch.find(
                        DispatchController.actor(address.requireStaff()), new DispatchId(address.variable("id"))));
    }
}
