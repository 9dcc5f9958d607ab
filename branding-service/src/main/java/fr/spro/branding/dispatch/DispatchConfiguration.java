package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    Store<Dispatch> dispatchStore(Stores stores) {
        return stores.of(Dispatch.class);
    }

    @Bean
    Reconciler<DispatchId> dispatchReconciler(Reconcilers reconcilers, ProposeDispatches proposeDispatches) {
        return reconcilers.add(Job.of(
                "propose-dispatches", Duration.ofMinutes(1), proposeDispatches::due, proposeDispatches::reconcile));
    }

    @Bean
    Indexes dispatchIndexes() {
        return Indexes.on(
                Dispatch.class,
                new Index("groupId", Sort.Direction.ASC).on("state", Sort.Direction.ASC),
                new Index("recipient", Sort.Direction.ASC).on("state", Sort.Direction.ASC));
    }
}
