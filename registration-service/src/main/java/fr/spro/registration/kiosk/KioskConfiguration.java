package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KioskConfiguration {

    @Bean
    Store<Kiosk> kioskStore(Stores stores) {
        return stores.of(Kiosk.class);
    }
}
