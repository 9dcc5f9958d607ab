package fr.spro.suite;

import java.time.ZoneId;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/// Gives `Dates` the time zone of the network before anything is formatted: domain code has dates without a setting.
class NetworkZone implements EnvironmentPostProcessor, Ordered {

    /// The system property that `Dates` reads once.
    static final String PROPERTY = "spro.zone";

    static final String DEFAULT = "Europe/Paris";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var zone = environment.getProperty("spro.network.zone");
        if (zone != null) System.setProperty(PROPERTY, ZoneId.of(zone).getId());
    }

    /// After the files of the configuration.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
