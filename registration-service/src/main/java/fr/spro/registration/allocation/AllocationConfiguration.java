package fr.spro.registration.allocation;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AllocationConfiguration {

    @Bean
    Store<Allocation> allocationStore(Stores stores) {
        return stores.of(Allocation.class);
    }
}
