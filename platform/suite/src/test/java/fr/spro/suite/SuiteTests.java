package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.Staff;
import fr.spro.suite.NetworkSettings.Accessibility.Status;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "organiser, /coordination/journees, journees annuaire enquetes supports messages",
        "coordinator, /coordination/journees, journees annuaire supports messages",
        "operator, /coordination/exploitation, exploitation journees messages"
    })
    void each_role_starts_on_its_page_and_sees_the_entries_that_it_may_open(String role, String home, String menu) {
        var staff = new Staff("someone", "Someone", Set.of(role));

        assertThat(settings.staffHome(staff)).isEqualTo(home);
        assertThat(settings.menuOf(staff)).containsExactly(menu.split(" "));
    }

    @Test
    void nobody_sees_a_menu_before_signing_in() {
        assertThat(settings.menuOf(null)).isEmpty();
        assertThat(settings.menuOf(new Staff("someone", "Someone", Set.of("cook"))))
                .as("without a role of the suite")
                .isEmpty();
        assertThat(settings.staffHome(null)).as("for every role").isEqualTo("/coordination/journees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite/messages.properties", "suite/messages_en.properties"})
    void every_role_and_link_has_a_label_in_both_languages(String file) throws IOException {
        var keys = new ArrayList<>(List.of("suite.menu"));
        settings.menuEntries().forEach(entry -> keys.add("suite.menu." + entry.name()));
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

    @Test
    void the_first_of_a_month_is_an_ordinal_in_french_only() {
        var first = Instant.parse("2026-12-01T09:00:00Z");

        assertThat(Dates.date(first, ZoneId.of("Europe/Paris"), Locale.FRENCH)).isEqualTo("mardi 1er décembre 2026");
        assertThat(Dates.date(first.plusSeconds(86_400), ZoneId.of("Europe/Paris"), Locale.FRENCH))
                .isEqualTo("mercredi 2 décembre 2026");
        assertThat(Dates.date(first, ZoneId.of("Europe/Paris"), Locale.ENGLISH)).isEqualTo("Tuesday 1 December 2026");
    }
}
