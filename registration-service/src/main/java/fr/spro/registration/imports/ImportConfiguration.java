package fr.spro.registration.imports;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    Store<Import> importStore(Stores stores) {
        return stores.of(Import.class);
    }

    @Bean
    Reconciler<ImportId> expiryOfImports(Reconcilers reconcilers, ExpireImports expireImports) {
        return reconcilers.add(
                Job.of("expire-imports", Duration.ofHours(1), expireImports::due, expireImports::handle));
    }

    @Bean
    Indexes importIndexes() {
        var chunks = Indexes.on(Chunk.class, new Index("importId", Sort.Direction.ASC));
        return Indexes.on(Import.class, new Index("status", Sort.Direction.ASC).on("checkedAt", Sort.Direction.ASC))
                .and(chunks);
    }
}
