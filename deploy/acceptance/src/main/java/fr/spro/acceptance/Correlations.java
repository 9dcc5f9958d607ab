package fr.spro.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The correlation id of a request is in the log of each service that handles its effects.
final class Correlations {

    static final String HEADER = "X-Correlation-Id";

    private final Stage stage;

    Correlations(Stage stage) {
        this.stage = stage;
    }

    void play() {
        step("a registration", "/inscription", "notification", "registration");
        step("a check-in", "/check-in", "branding", "notification", "registration", "survey");
        step("a change of the day", "/" + Changes.MOVED, "branding", "notification", "registration", "survey");
        var edit = "/groupes/g-nantes/modifier";
        stage.organiser.submit(
                stage.organiser.open("/coordination/annuaire" + edit), edit, Map.of("territory", "Nantes et alentour"));
        step("a change of the directory", edit, "branding", "notification", "registration");
    }

    /// The correlation id of the story's requests to addresses with this end.
    static String of(String end) {
        return "story" + end.replaceAll("[?].*", "").replaceAll("[^A-Za-z0-9]", "-");
    }

    private void step(String what, String end, String... services) {
        var expected = List.of(services);
        stage.report.step(
                "the logs that have the id of " + what, expected, () -> Polling.until(expected, () -> services(end)));
    }

    private List<String> services(String end) {
        return Stream.of("branding", "notification", "registration", "survey")
                .filter(service -> logs(service).anyMatch(log -> contains(log, " %s] ".formatted(of(end)))))
                .toList();
    }

    /// Of all instances of the service.
    private Stream<Path> logs(String service) {
        var files = stage.logs().toFile().listFiles((_, name) -> name.matches(service + "-service(-[0-9]+)?[.]log"));
        return Arrays.stream(Objects.requireNonNull(files)).map(File::toPath);
    }

    private static boolean contains(Path log, String text) {
        try (var lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
