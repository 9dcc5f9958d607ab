package fr.spro.suite;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// What all services of this suite use: the network that they serve, and formats of their templates.
@AutoConfiguration
@EnableConfigurationProperties(NetworkSettings.class)
class SuiteAutoConfiguration {

    @Bean
    Dates dates() {
        return new Dates();
    }
}
