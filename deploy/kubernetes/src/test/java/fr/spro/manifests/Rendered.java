package fr.spro.manifests;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The resources of a folder, rendered by kustomize as for `kubectl apply -k`.
record Rendered(List<JsonNode> resources) {

    static final String BASE = "base";
    static final String DEMO = "overlays/demo";
    static final String EXAMPLE = "overlays/example";
    static final String BACKUP = "backup";

    static final YAMLMapper YAML = new YAMLMapper();

    private static final Map<String, Rendered> FOLDERS = new ConcurrentHashMap<>();

    static Rendered of(String folder) {
        return FOLDERS.computeIfAbsent(folder, Rendered::render);
    }

    private static Rendered render(String folder) {
        var kubectl = new ProcessBuilder("kubectl", "kustomize", Path.of(folder).toString());
        try {
            var process = kubectl.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var resources = resources(new String(process.getInputStream().readAllBytes()));
            if (process.waitFor() != 0) throw new IllegalStateException("kubectl kustomize " + folder + " fails");
            return new Rendered(resources);
        } catch (IOException e) {
            return abort("SKIPPED: kubectl is not installed, so the manifests were not rendered. " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> resources(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        }
    }

    Stream<JsonNode> all(String kind) {
        return resources.stream().filter(resource -> kind(resource).equals(kind));
    }

    JsonNode one(String kind, String name) {
        return all(kind)
                .filter(resource -> name(resource).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    static String kind(JsonNode resource) {
        return resource.path("kind").asString();
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asString();
    }
}
