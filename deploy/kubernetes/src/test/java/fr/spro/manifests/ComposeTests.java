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
    void a_misspelt_field_is_found_out() {
        var misspelt = read("compose.yaml").replace("read_only:", "readonly:");

        assertThatThrownBy(() -> Compose.read(misspelt)).hasMessageContaining("readonly");
    }

    @ParameterizedTest
    @EnumSource
    void a_service_has_no_right_that_it_does_not_need(Service service) {
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
    void the_desk_reaches_each_service_by_its_name_and_has_no_more_rights_than_they_have() {
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
    void a_service_is_made_by_the_one_recipe(Service service) {
        var build = requireNonNull(container(service).build());

        assertThat(build)
                .isEqualTo(new Compose.Build("..", "deploy/Dockerfile", Map.of("SERVICE", service.serviceName())));
    }

    @ParameterizedTest
    @EnumSource
    void a_service_has_the_settings_that_it_has_on_kubernetes_and_topics_to_create(Service service) throws IOException {
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
    void each_service_has_exactly_the_secrets_that_are_made_for_it(@TempDir Path folder) throws Exception {
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
    void no_secret_is_declared_that_nobody_uses() {
        var used = new HashSet<String>();
        compose.services().values().forEach(container -> {
            if (container.secrets() != null) container.secrets().forEach(secret -> used.add(secret.source()));
        });

        assertThat(used).isEqualTo(compose.secrets().keySet());
    }

    @Test
    void nothing_is_open_to_other_machines() {
        assertThat(compose.services().values())
                .flatExtracting(container -> container.ports() == null ? List.of() : container.ports())
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).asString().startsWith("127.0.0.1:"));
    }

    @Test
    void the_broker_is_the_version_that_the_clients_have() {
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
