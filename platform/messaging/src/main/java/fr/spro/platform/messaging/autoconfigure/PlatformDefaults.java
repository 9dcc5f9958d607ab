package fr.spro.platform.messaging.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/// Adds the platform's settings as defaults; settings of a service and its environment take precedence.
class PlatformDefaults implements EnvironmentPostProcessor, Ordered {

    private static final List<String> FILES = List.of("spro-messaging.yaml", "spro-web.yaml", "spro-suite.yaml");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (var file : FILES) {
            var resource = new ClassPathResource(file);
            if (!resource.exists()) continue;
            try {
                new YamlPropertySourceLoader().load(file, resource).forEach(environment.getPropertySources()::addLast);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
