package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.PageSettings;
import fr.spro.suite.NetworkSettings.Accessibility.Status;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class SuiteTests {

    private final PageSettings settings = settings();

    @Test
    void the_settings_have_the_roles_of_the_code() {
        assertThat(settings.staffRoles())
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Role::claim).toList());
    }

    @Test
    void sign_in_redirects_to_the_first_menu_entry() {
        assertThat(settings.staffHome()).isEqualTo("/coordination/journees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite/messages.properties", "suite/messages_en.properties"})
    void every_role_and_link_has_a_label_in_both_languages(String file) throws IOException {
        var keys = new ArrayList<>(List.of("suite.menu"));
        settings.staffMenu().forEach(entry -> keys.add("suite.menu." + entry));
        settings.staffRoles().forEach(role -> keys.add("suite.role." + role));
        settings.footer().forEach(page -> keys.add("suite.footer." + page));
        keys.addAll(Arrays.stream(Status.values())
                .map(status -> "suite.footer.accessibilite." + status)
                .toList());

        assertThat(words(file).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static PageSettings settings() {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load("suite", new ClassPathResource("spro-suite.yaml"))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("spro.pages", PageSettings.class)
                    .get();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties words(String file) throws IOException {
        var words = new Properties();
        try (var text = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            words.load(text);
        }
        return words;
    }
}
