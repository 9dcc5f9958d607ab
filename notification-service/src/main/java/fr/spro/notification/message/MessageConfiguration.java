package fr.spro.notification.message;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.web.SecretLinks;
import fr.spro.suite.NetworkSettings;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    MessageSettings messageSettings(@Value("${spro.public-url}") URI publicUrl, NetworkSettings network) {
        return new MessageSettings(publicUrl, network);
    }

    @Bean
    Store<Notification> notificationStore(Stores stores) {
        return stores.of(Notification.class);
    }

    @Bean
    SecretLinks registrationLinks(Environment environment) {
        return SecretLinks.forPurpose(environment, "registration");
    }

    @Bean
    SecretLinks surveyLinks(Environment environment) {
        return SecretLinks.forPurpose(environment, "survey");
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
