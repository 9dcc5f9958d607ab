package fr.spro.platform.web.autoconfigure;

import io.micrometer.common.KeyValue;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerHttpObservationDocumentation.HighCardinalityKeyNames;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.security.config.observation.SecurityObservationSettings;

/// Observes whole requests. Observing each filter of the security chain too took half of a request's time.
@AutoConfiguration
class RequestObservationAutoConfiguration {

    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ServerRequestObservationConvention requestObservations() {
        return new PathPatterns();
    }

    /// Names the pattern of an address instead of the address: the path of a secret link is the right to use it.
    private static class PathPatterns extends DefaultServerRequestObservationConvention {

        @Override
        protected KeyValue httpUrl(ServerRequestObservationContext context) {
            var pattern = Objects.requireNonNullElse(context.getPathPattern(), "UNKNOWN");
            return KeyValue.of(HighCardinalityKeyNames.HTTP_URL, pattern);
        }
    }
}
