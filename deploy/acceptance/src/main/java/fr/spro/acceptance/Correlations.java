package fr.spro.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                .filter(service -> contains(stage.logs().resolve(service + "-service.log"), " %s] ".formatted(of(end))))
                .toList();
    }

    private static boolean contains(Path log, String text) {
        try (var lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
