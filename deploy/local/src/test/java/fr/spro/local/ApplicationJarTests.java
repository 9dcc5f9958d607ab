package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.spro.contracts.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The content of the services' jars; skipped if they are not built yet (`mvn test`).
class ApplicationJarTests {

    private static final Path PROJECT = Path.of("../..");

    @ParameterizedTest
    @EnumSource
    void leaves_out_what_only_the_test_of_the_modules_reads(Service service) throws IOException {
        var built = PROJECT.resolve("%1$s/target/%1$s-1.0.0-SNAPSHOT.jar".formatted(service.serviceName()));
        assumeThat(Files.exists(built)).as("%s is built", built).isTrue();

        try (var jar = new JarFile(built.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.startsWith("BOOT-INF/lib/")))
                    .anyMatch(library -> library.contains("spring-context-"))
                    .noneMatch(library -> library.contains("modulith"));
        }
    }
}
