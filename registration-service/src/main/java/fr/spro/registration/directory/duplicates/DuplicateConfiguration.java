package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DuplicateConfiguration {

    @Bean
    Store<ConfirmedDistinctPair> distinctPairStore(Stores stores) {
        return stores.of(ConfirmedDistinctPair.class);
    }
}
