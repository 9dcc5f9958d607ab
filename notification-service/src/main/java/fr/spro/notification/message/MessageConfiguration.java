package fr.spro.notification.message;

import fr.spro.platform.messaging.Store;
import fr.spro.platform.messaging.Stores;
import fr.spro.platform.web.SecretLinks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageSettings.class)
class MessageConfiguration {

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
}
