package fr.spro.registration.mentions;

import fr.spro.platform.messaging.indexes.Indexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class MentionConfiguration {

    @Bean
    Indexes mentionIndexes() {
        return Indexes.on(Mention.class, new Index("day", Sort.Direction.ASC));
    }
}
