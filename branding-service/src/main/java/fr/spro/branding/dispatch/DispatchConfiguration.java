package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShippingSettings.class)
class DispatchConfiguration {

    @Bean
    Store<Dispatch> dispatchStore(Stores stores) {
        return stores.of(Dispatch.class);
    }

    @Bean
    Indexes dispatchIndexes() {
        return Indexes.on(
                        Dispatch.class,
                        new Index("groupId", Sort.Direction.ASC).on("state", Sort.Direction.ASC),
                        new Index("recipient", Sort.Direction.ASC).on("state", Sort.Direction.ASC),
                        new Index("announceAt", Sort.Direction.ASC).sparse())
                .and(Indexes.on(
                        Attendee.class,
                        new Index("dayId", Sort.Direction.ASC).on("structureId", Sort.Direction.ASC),
                        new Index("dayId", Sort.Direction.ASC).on("groupId", Sort.Direction.ASC)));
    }
}
