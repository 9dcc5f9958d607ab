package fr.spro.manifests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeTests {

    private static final Path DEPLOY = Path.of("..");

    private final Compose compose = Compose.read(read("compose.yaml"));

    @Test
    void finds_a_misspelt_field() {
        var misspelt = read("compose.yaml").replace("read_only:", "readonly:");

        assertThatThrownBy(() -> Compose.read(misspelt)).hasMessageContaining("readonly");
    }

    @ParameterizedTest
    @EnumSource
    void a_service_has_minimal_rights(Service service) {
        var container = container(service);

        assertThat(container.user()).isEqualTo("10001:10001");
        assertThat(container.readOnly()).isTrue();
        assertThat(container.tmpfs()).containsExactly("/tmp");
        assertThat(container.dropped()).containsExactly("ALL");
        assertThat(container.security()).containsExactly("no-new-privileges:true");
        assertThat(container.memory()).isNotEmpty();
        assertThat(container.gracePeriod()).isEqualTo("60s");
        assertThat(container.ports()).isNull();
    }

    @Test
    void the_gateway_reaches_each_service_by_name_and_has_minimal_rights() {
        var gateway = requireNonNull(compose.services().get("gateway"));
        var service = container(Service.SURVEY);

        for (var each : Service.values()) {
            var name = each.serviceName();
            var setting =
                    "SPRO_GATEWAY_SERVICES_" + name.replace("-service", "").toUpperCase(Locale.ROOT);
            assertThat(gateway.environment()).containsEntry(setting, "http://%s:8080".formatted(name));
        }
        assertThat(List.of(gateway.user(), gateway.readOnly(), gateway.dropped(), gateway.security()))
                .isEqualTo(List.of(service.user(), service.readOnly(), service.dropped(), service.security()));
        assertThat(requireNonNull(gateway.build()).args()).containsEntry("SERVICE", "deploy/local");
    }

    @ParameterizedTest
    @EnumSource
    void each_service_is_built_from_the_same_dockerfile(Service service) {
        var build = requireNonNull(container(service).build());

        assertThat(build)
                .isEqualTo(new Compose.Build("..", "deploy/Dockerfile", Map.of("SERVICE", service.serviceName())));
    }

    @ParameterizedTest
    @EnumSource
    void a_service_has_its_kubernetes_settings_and_creates_topics(Service service) throws IOException {
        var cluster = new Properties();
        try (var settings = Files.newBufferedReader(Path.of("base/settings.env"))) {
            cluster.load(settings);
        }

        var environment = requireNonNull(container(service).environment());
        assertThat(cluster.stringPropertyNames()).containsAll(environment.keySet());
        assertThat(environment).containsEntry("SPRO_TOPICS_CREATE", "true");
        assertThat(cluster).containsEntry("SPRO_TOPICS_CREATE", "false");
    }

    @Test
    void each_service_has_exactly_the_generated_secrets(@TempDir Path folder) throws Exception {
        var made = new ProcessBuilder(DEPLOY.resolve("secrets").toString(), folder.toString())
                .inheritIO()
                .start();

        assertThat(made.waitFor()).isZero();
        for (var service : Service.values()) {
            assertThat(requireNonNull(container(service).secrets()))
                    .allSatisfy(
                            secret -> assertThat(folder.resolve(file(secret))).isRegularFile())
                    .allSatisfy(secret -> assertThat(secret.target())
                            .isEqualTo(
                                    "/run/secrets/spro/" + Path.of(file(secret)).getFileName()))
                    .extracting(secret -> Path.of(secret.target()).getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(namesIn(folder.resolve(service.serviceName())));
        }
    }

    @Test
    void every_declared_secret_is_used() {
        var used = new HashSet<String>();
        compose.services().values().forEach(container -> {
            if (container.secrets() != null) container.secrets().forEach(secret -> used.add(secret.source()));
        });

        assertThat(used).isEqualTo(compose.secrets().keySet());
    }

    @Test
    void ports_are_bound_to_loopback() {
        assertThat(compose.services().values())
                .flatExtracting(container -> container.ports() == null ? List.of() : container.ports())
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).asString().startsWith("127.0.0.1:"));
    }

    @Test
    void the_broker_has_the_version_of_the_clients() {
        var parent = read("../pom.xml");

        var image = requireNonNull(compose.services().get("kafka")).image();
        assertThat(parent).contains("<kafka.version>" + image.substring("apache/kafka:".length()) + "</kafka.version>");
    }

    private Compose.Container container(Service service) {
        return requireNonNull(compose.services().get(service.serviceName()));
    }

    private String file(Compose.Mounted secret) {
        return requireNonNull(compose.secrets().get(secret.source())).file().replaceFirst("^\\.local/secrets/", "");
    }

    private static Set<String> namesIn(Path folder) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static String read(String file) {
        try {
            return Files.readString(DEPLOY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
