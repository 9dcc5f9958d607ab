package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class NetworkSettingsTests {

    private static final Path ROOT = Path.of("../..");
    private static final Path SAMPLE = ROOT.resolve("deploy/local/samples/network.yaml");

    /// What names the region of the sample.
    private static final Pattern SAMPLE_REGION =
            Pattern.compile("pays[ -]de[ -]la[ -]loire|cariforef", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"deploy/local/samples/network.yaml", "deploy/kubernetes/base/network-settings.yaml"})
    void the_samples_can_be_used(String file) {
        var sample = Networks.read(new FileSystemResource(ROOT.resolve(file)), Map.of());

        assertThat(sample.region()).isEqualTo("Pays de la Loire");
        assertThat(sample.zone().getId()).isEqualTo("Europe/Paris");
        assertThat(sample.introduction(Locale.ENGLISH)).hasSize(2);
        assertThat(sample.signature().in(Locale.ENGLISH)).isEqualTo("The SPRO Pays de la Loire team");
        assertThat(sample.signature().in(Locale.GERMAN)).startsWith("L’équipe");
    }

    @Test
    void with_settings_of_a_sample_no_service_starts_at_a_real_address_unless_it_is_a_trial() {
        var manifests = Networks.read(
                new FileSystemResource(ROOT.resolve("deploy/kubernetes/base/network-settings.yaml")), Map.of());
        var sample = Networks.read(new FileSystemResource(SAMPLE), Map.of());
        var start = new SuiteAutoConfiguration();
        var real = URI.create("https://journees.region.fr");

        assertThatThrownBy(() -> start.siteIdentity(manifests, real, false))
                .hasMessageContainingAll(
                        "spro.network.sender",
                        "spro.network.contact",
                        "spro.network.host",
                        "spro.network.data-protection",
                        "journees.region.fr",
                        "SPRO_TRIAL");
        assertThatThrownBy(() -> start.siteIdentity(sample, real, false)).hasMessageContaining("spro.network.sender");
        assertThat(start.siteIdentity(manifests, real, true)).isNotNull();
        for (var address : List.of("http://localhost:8080", "https://spro.localhost", "https://spro.example.org")) {
            assertThat(start.siteIdentity(manifests, URI.create(address), false))
                    .as(address)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spro.network.sender", "spro.network.contact.email", "spro.network.data-protection.email"})
    void one_forgotten_address_is_enough(String setting) {
        var filled = Map.<String, Object>of(
                "spro.network.sender", "journees@grand-est.fr",
                "spro.network.contact.email", "contact@grand-est.fr",
                "spro.network.data-protection.email", "dpo@example-est.fr");
        var file = new ClassPathResource("config/application.yaml");
        assertThat(Networks.read(file, filled).unfilled()).isEmpty();

        var forgotten = new HashMap<>(filled);
        forgotten.put(setting, "x@spro.example.org");

        assertThat(Networks.read(file, forgotten).unfilled()).hasSize(1);
    }

    @Test
    void the_code_names_no_region() throws IOException {
        assertThat(naming(ROOT)).isEmpty();
        assertThat(SAMPLE_REGION.matcher(Files.readString(SAMPLE)).find())
                .as("the same search finds the sample")
                .isTrue();
    }

    private static List<Path> naming(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().contains("/src/main/")
                            && !file.toString().contains("/target/"))
                    .filter(Files::isRegularFile)
                    .filter(file -> Stream.of(".java", ".html", ".txt", ".properties", ".yaml", ".css", ".js", ".json")
                            .anyMatch(file.toString()::endsWith))
                    .filter(NetworkSettingsTests::namesTheSample)
                    .toList();
        }
    }

    private static boolean namesTheSample(Path file) {
        try {
            return SAMPLE_REGION.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spro.network.name, '', spro.network.name",
        "spro.network.host.phone, '', spro.network.host.phone",
        "spro.network.publisher.director, ' ', spro.network.publisher.director",
        "spro.network.signature.en, '', en",
        "spro.network.accessibility.auditor, '', needs an audit",
        "spro.network.sender, nobody, sender",
        "spro.network.zone, Europe/Nantes, zone",
        "spro.network.colours.accent, blue, #RRGGBB",
        "spro.network.colours.accent, '#9A9A9A', contrast",
        "spro.network.colours.accent-dark, '#0B5673', contrast",
        "spro.network.colours.strong, '#7CC7E3', contrast"
    })
    void does_not_start_with_a_setting_that_is_missing_or_unreadable(String key, String value, String named) {
        assertThatThrownBy(() -> example(Map.of(key, value))).hasStackTraceContaining(named);
    }

    @Test
    void does_not_start_without_a_network_and_says_what_is_missing() {
        assertThatThrownBy(() -> new Binder().bindOrCreate("spro.network", NetworkSettings.class))
                .hasStackTraceContaining("spro.network.name, spro.network.region")
                .hasStackTraceContaining("deploy/local/samples/network.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.example/x.png'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><use"
                        + " xlink:href='https://evil.example/#x'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><style>@import url(https://evil.example)</style></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><rect style='fill:red'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://evil.example/#x)'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:alert(1)'/></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg"
                        + " xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'>",
                "<html xmlns='http://www.w3.org/1999/xhtml'/>",
                "a picture"
            })
    void rejects_a_logo_that_does_more_than_draw(String svg) {
        assertThatThrownBy(() -> new Logo(svg)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accepts_a_logo_that_draws() {
        var gradient = "<svg xmlns='http://www.w3.org/2000/svg'><defs><linearGradient id='g'/></defs><rect"
                + " fill='url(#g)'/></svg>";

        assertThat(new Logo(gradient).dataAddress()).startsWith("data:image/svg+xml;base64,");
        assertThatThrownBy(() -> new Logo(gradient + " ".repeat(20_000) + "<!-- -->"))
                .hasMessageContaining("bytes");
    }

    @Test
    void measures_contrast_as_wcag_does() {
        assertThat(new Colour("#000000").contrast(new Colour("#FFFFFF"))).isEqualTo(21);
        assertThat(new Colour("#767676").contrast(new Colour("#ffffff"))).isBetween(4.53, 4.55);
        assertThat(new Colour("#777777").contrast(new Colour("#ffffff"))).isLessThan(4.5);
    }

    private static NetworkSettings example(Map<String, Object> replaced) {
        return Networks.read(new ClassPathResource("config/application.yaml"), replaced);
    }
}
