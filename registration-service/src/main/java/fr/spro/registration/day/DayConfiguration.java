package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DayConfiguration {

    @Bean
    Store<RegionalDay> dayStore(Stores stores) {
        return stores.of(RegionalDay.class);
    }

    /// Registrations refer to the raised versions of their days.
    @Bean
    RestoreStep republishDays(Days days, Store<RegionalDay> dayStore, Clock clock) {
        return _ -> days.findAllLatestFirst()
                .forEach(day -> dayStore.change(day.id(), found -> found.publishAgain(clock.instant())));
    }
}
