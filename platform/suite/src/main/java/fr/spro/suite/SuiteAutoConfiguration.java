package fr.spro.suite;

import fr.spro.platform.web.SiteIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// What all services of this suite use: the network that they serve, and formats of their templates.
@AutoConfiguration(beforeName = "fr.spro.platform.web.autoconfigure.WebAutoConfiguration")
@EnableConfigurationProperties(NetworkSettings.class)
class SuiteAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SuiteAutoConfiguration.class);

    @Bean
    SiteIdentity siteIdentity(NetworkSettings network) {
        return network.identity();
    }

    /// Everybody would read it on the legal pages.
    @Bean
    ApplicationRunner unfilledSettings(NetworkSettings network) {
        return _ -> network.unfilled()
                .forEach(setting ->
                        LOG.warn("{} is not filled in: the legal pages show the text of the sample", setting));
    }

    @Bean
    Dates dates() {
        return new Dates();
    }
}
