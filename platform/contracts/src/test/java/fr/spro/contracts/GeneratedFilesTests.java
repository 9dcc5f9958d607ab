package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratedFilesTests {

    private static final Path COMMITTED = Path.of("src/main/resources/contracts");

    @BeforeAll
    static void write_the_files_if_requested() throws IOException {
        if (System.getProperty("contracts.update") == null) return;
        for (var stale : committed().keySet()) {
            Files.delete(COMMITTED.resolve(stale));
        }
        for (var file : generated().entrySet()) {
            var path = COMMITTED.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @Test
    void the_committed_schemas_and_documents_are_up_to_date() throws IOException {
        var committed = committed();
        var generated = generated();

        var all = new TreeSet<String>();
        all.addAll(committed.keySet());
        all.addAll(generated.keySet());
        assertThat(all)
                .as("regenerate them: mvn -f platform/contracts test -Dcontracts.update")
                .filteredOn(file -> !Objects.equals(committed.get(file), generated.get(file)))
                .isEmpty();
    }

    private static Map<String, String> generated() {
        var files = new TreeMap<String, String>();
        files.put("asyncapi.json", Json.pretty(AsyncApi.document()));
        for (var topic : Topic.values()) {
            for (var eventType : topic.eventTypes()) {
                files.put(
                        "schemas/%s/%s.json".formatted(topic.topicName(), eventType.getSimpleName()),
                        Json.pretty(Schemas.of(eventType)));
            }
        }
        return files;
    }

    private static Map<String, String> committed() throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.notExists(COMMITTED)) return files;
        try (var paths = Files.walk(COMMITTED)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = COMMITTED.relativize(path).toString().replace('\\', '/');
                if (!name.startsWith("samples/")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }
}
