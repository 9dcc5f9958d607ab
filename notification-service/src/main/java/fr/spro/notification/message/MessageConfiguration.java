package fr.spro.notification.message;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    Store<Notification> notificationStore(Stores stores) {
        return stores.of(Notification.class);
    }

    @Bean
    Indexes notificationIndexes() {
        return Indexes.on(
                Notification.class,
                new Index("createdAt", Sort.Direction.DESC).on("_id", Sort.Direction.DESC),
                new Index("about.ref", Sort.Direction.ASC),
                new Index("group", Sort.Direction.ASC).sparse(),
                new Index("nextAttemptAt", Sort.Direction.ASC).sparse(),
                new Index("waitingFor", Sort.Direction.ASC));
    }
}
