package fr.spro.platform.web.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;

/// Observes whole requests. Observing each filter of the security chain too took half of a request's time.
@AutoConfiguration
class RequestObservationAutoConfiguration {

    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
