package fr.spro.suite;

import fr.spro.platform.web.SiteIdentity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// What all services of this suite use: the network that they serve, and formats of their templates.
@AutoConfiguration(beforeName = "fr.spro.platform.web.autoconfigure.WebAutoConfiguration")
@EnableConfigurationProperties(NetworkSettings.class)
class SuiteAutoConfiguration {

    @Bean
    SiteIdentity siteIdentity(NetworkSettings network) {
        return network.identity();
    }

    @Bean
    Dates dates() {
        return new Dates();
    }
}
