package fr.spro.manifests;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Prometheus's own tool, which is not part of the build: without it a test is skipped, and says so.
final class Promtool {

    private Promtool() {}

    /// @param folder in which it runs
    /// @param unchecked what is then not checked, for the message of a skipped test
    /// @return what it prints
    static String run(Path folder, String unchecked, String... arguments) throws InterruptedException {
        try {
            var process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return output;
        } catch (IOException e) {
            return abort("SKIPPED: promtool is not installed, so %s. %s".formatted(unchecked, e.getMessage()));
        }
    }
}
