package fr.spro.notification.mail;

import fr.spro.platform.web.SecretLinks;
import fr.spro.suite.NetworkSettings;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    MessageSettings messageSettings(@Value("${spro.public-url}") URI publicUrl, NetworkSettings network) {
        return new MessageSettings(publicUrl, network);
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
