package fr.spro.registration.kiosk.web;

import fr.spro.platform.messaging.indexes.Indexes;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

/// The store forgets handles after their time.
@Configuration(proxyBeanMethods = false)
class KioskHandlesConfiguration {

    @Bean
    Indexes kioskHandleIndexes() {
        return Indexes.on(KioskHandles.COLLECTION, new Index("until", Sort.Direction.ASC).expire(Duration.ZERO));
    }
}
