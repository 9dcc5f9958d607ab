package fr.spro.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/// Networks for tests.
public final class Networks {

    /// The network of all tests.
    public static final NetworkSettings EXAMPLE = read(new ClassPathResource("config/application.yaml"), Map.of());

    private Networks() {}

    /// The settings of a file, with some of them replaced.
    static NetworkSettings read(Resource file, Map<String, Object> replaced) {
        try {
            var sources = new MutablePropertySources();
            sources.addLast(new MapPropertySource("replaced", replaced));
            new YamlPropertySourceLoader().load("network", file).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("spro.network", NetworkSettings.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
