package fr.spro.registration.directory;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Store;
import fr.spro.platform.messaging.Stores;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    Store<Group> groupStore(Stores stores) {
        return stores.of(Group.class, Topic.DIRECTORY, group -> Optional.of(group.told()));
    }

    @Bean
    Store<Structure> structureStore(Stores stores) {
        return stores.of(Structure.class, Topic.DIRECTORY, structure -> Optional.of(structure.told()));
    }

    @Bean
    Store<Coordinator> coordinatorStore(Stores stores) {
        return stores.of(Coordinator.class, Topic.CONTACTS, coordinator -> Optional.of(coordinator.told()));
    }
}
