package fr.spro.registration.allocation;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayId;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AllocationConfiguration {

    @Bean
    Store<Allocation> allocationStore(Stores stores) {
        return stores.of(Allocation.class);
    }

    @Bean
    Reconciler<DayId> allocationReconciler(Reconcilers reconcilers, AllocateWorkshops allocateWorkshops) {
        return reconcilers.add(
                Job.of("allocate-workshops", Duration.ofMinutes(1), allocateWorkshops::due, allocateWorkshops::finish));
    }
}
