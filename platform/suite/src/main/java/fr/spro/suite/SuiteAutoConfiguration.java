package fr.spro.suite;

import fr.spro.platform.web.SiteIdentity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// What all services of this suite use: the network that they serve, and formats of their templates.
@AutoConfiguration(beforeName = "fr.spro.platform.web.autoconfigure.WebAutoConfiguration")
@EnableConfigurationProperties(NetworkSettings.class)
class SuiteAutoConfiguration {

    private static final String REFUSED =
            "%s: settings of the sample, at the real address %s. Give the service the file of"
                    + " its network (SPRO_NETWORK), or say SPRO_TRIAL=true";

    private static final Logger LOG = LoggerFactory.getLogger(SuiteAutoConfiguration.class);

    /// A network that has forgotten its file would go online, and write mails, as that of the sample.
    /// So a service refuses to start at a real address with settings of a sample, unless `spro.trial`
    /// says that it is meant.
    @Bean
    SiteIdentity siteIdentity(
            NetworkSettings network,
            @Value("${spro.public-url}") URI publicUrl,
            @Value("${spro.trial:false}") boolean isTrial) {
        var unfilled = String.join(", ", network.unfilled());
        if (!unfilled.isEmpty()) {
            if (!isTrial && !NetworkSettings.isForTrials(publicUrl)) {
                throw new IllegalStateException(REFUSED.formatted(unfilled, publicUrl.getHost()));
            }
            LOG.info("For trials only, these are settings of the sample: {}", unfilled);
        }
        return network.identity();
    }

    /// Which revision runs, for a roll-out: one line at the start, and `spro_build_info` by instance.
    @Bean
    MeterBinder buildInfo(
            @Value("${spring.application.name}") String service,
            @Value("${spro.revision:unknown}") String revision,
            @Value("${spring.application.version:unknown}") String version,
            @Value("${spro.public-url}") URI publicUrl) {
        LOG.info("{}: revision {}, version {}, for {}", service, revision, version, publicUrl);
        return meters -> Gauge.builder("spro.build.info", () -> 1)
                .description("1, with the revision and the version that run")
                .tags("revision", revision, "version", version)
                .register(meters);
    }

    @Bean
    Dates dates() {
        return new Dates();
    }
}
