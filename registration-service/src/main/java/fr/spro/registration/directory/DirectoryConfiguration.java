package fr.spro.registration.directory;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    Store<Group> groupStore(Stores stores) {
        return stores.of(Group.class, Topic.DIRECTORY, EntityRef.Kind.GROUP, Group::publishedState);
    }

    @Bean
    Store<Structure> structureStore(Stores stores) {
        return stores.of(Structure.class, Topic.DIRECTORY, EntityRef.Kind.STRUCTURE, Structure::publishedState);
    }

    @Bean
    Store<Coordinator> coordinatorStore(Stores stores, Clock clock) {
        return stores.of(
                Coordinator.class,
                Topic.CONTACTS,
                EntityRef.Kind.COORDINATOR,
                Coordinator::publishedState,
                coordinator -> coordinator.erase(clock.instant()));
    }

    @Bean
    Indexes directoryIndexes() {
        return Indexes.on(
                        Coordinator.class,
                        new Index("enteredAccount", Sort.Direction.ASC).unique().sparse())
                .and(Indexes.on(
                        Group.class,
                        new Index("enteredName", Sort.Direction.ASC).unique().sparse()));
    }

    @Bean
    Reconciler<TextId> directoryReconciler(Reconcilers reconcilers, ReconcileDirectory reconcileDirectory) {
        return reconcilers.add(Job.of(
                "reconcile-directory", Duration.ofMinutes(1), reconcileDirectory::due, reconcileDirectory::handle));
    }

    @Bean
    Reconciler<TextId> mergeReconciler(Reconcilers reconcilers, FinishMerges finishMerges) {
        return reconcilers.add(Job.of("finish-merges", Duration.ofMinutes(1), finishMerges::due, finishMerges::handle));
    }
}
