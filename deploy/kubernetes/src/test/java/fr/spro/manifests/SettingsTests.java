package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The variables of `settings.env` are settings that the services know.
class SettingsTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_.-]+)[:}]");

    @Test
    void each_variable_is_read_by_the_services() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("base/settings.env"))) {
            settings.load(file);
        }

        assertThat(settings.stringPropertyNames()).hasSizeGreaterThan(10).isSubsetOf(known());
        assertThat(known()).doesNotContain("SPRO_OIDC_ISSUERURI", "SPRO_PUBLIC_URL");
    }

    @Test
    void an_image_tells_its_service_the_revision() throws IOException {
        assertThat(Files.readAllLines(Path.of("../Dockerfile")))
                .containsSubsequence("ARG REVISION=unknown", "ENV SPRO_REVISION=${REVISION}");
        assertThat(known()).contains("SPRO_REVISION");
    }

    /// Properties with a value in the services' own files, and placeholders of files and code, as
    /// variables.
    private static Set<String> known() throws IOException {
        try (var files = Files.walk(Path.of("../.."))) {
            return files.filter(SettingsTests::isSource)
                    .flatMap(SettingsTests::names)
                    .map(SettingsTests::asVariable)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isSource(Path file) {
        var path = file.toString();
        var isFromService = path.contains("-service/src/main/") || path.contains("/platform/");
        return isFromService && path.contains("/src/main/") && (path.endsWith(".yaml") || path.endsWith(".java"));
    }

    private static Stream<String> names(Path file) {
        try {
            var text = Files.readString(file);
            var used = PLACEHOLDER.matcher(text).results().map(found -> found.group(1));
            return file.toString().endsWith(".yaml")
                    ? Stream.concat(used, keys("", Rendered.YAML.readTree(text)))
                    : used;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> keys(String prefix, JsonNode node) {
        if (!node.isObject()) return Stream.of(prefix);
        return node.properties().stream()
                .flatMap(entry ->
                        keys(prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(), entry.getValue()));
    }

    private static String asVariable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
