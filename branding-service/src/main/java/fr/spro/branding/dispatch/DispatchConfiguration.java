package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.Store;
import fr.spro.platform.messaging.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    Store<Dispatch> dispatchStore(Stores stores) {
        return stores.of(Dispatch.class);
    }
}
