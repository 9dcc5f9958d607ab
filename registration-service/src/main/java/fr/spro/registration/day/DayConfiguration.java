package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DayConfiguration {

    @Bean
    Store<RegionalDay> dayStore(Stores stores) {
        return stores.of(RegionalDay.class);
    }
}
