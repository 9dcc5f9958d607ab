package fr.spro.registration.reports;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    Store<Report> reportStore(Stores stores) {
        return stores.of(Report.class);
    }

    @Bean
    Indexes reportIndexes() {
        return Indexes.on(Report.class, new Index("day", Sort.Direction.ASC));
    }
}
