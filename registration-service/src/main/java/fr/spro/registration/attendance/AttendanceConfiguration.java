package fr.spro.registration.attendance;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class AttendanceConfiguration {

    @Bean
    Store<PendingCheckIn> pendingCheckInStore(Stores stores) {
        return stores.of(PendingCheckIn.class);
    }

    @Bean
    Indexes attendanceIndexes() {
        return Indexes.on(PendingCheckIn.class, new Index("day", Sort.Direction.ASC).on("state", Sort.Direction.ASC));
    }
}
