package fr.spro.registration.directory;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    Store<Group> groupStore(Stores stores) {
        return stores.of(Group.class, Topic.DIRECTORY, Group::told);
    }

    @Bean
    Store<Structure> structureStore(Stores stores) {
        return stores.of(Structure.class, Topic.DIRECTORY, Structure::told);
    }

    @Bean
    Store<Coordinator> coordinatorStore(Stores stores) {
        return stores.of(Coordinator.class, Topic.CONTACTS, Coordinator::told);
    }
}
