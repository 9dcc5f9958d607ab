package fr.spro.registration.day;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class DayConfiguration {

    /// A day has an address of its own.
    @Bean
    Indexes dayIndexes() {
        return Indexes.on(
                RegionalDay.class,
                new Index("fixedAddress", Sort.Direction.ASC).unique().sparse());
    }

    @Bean
    Store<RegionalDay> dayStore(Stores stores) {
        return stores.of(RegionalDay.class);
    }
}
