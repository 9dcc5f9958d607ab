package fr.spro.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The tests that a document names, and those that exist, as `ClassTests.method`.
final class NamedTests {

    static final Path PROJECT = Path.of("../..");

    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests\\.\\w+)`");
    private static final Pattern TEST = Pattern.compile("void (\\w+)\\(");

    private NamedTests() {}

    static Set<String> in(String document) throws IOException {
        return of(Files.readString(PROJECT.resolve(document)));
    }

    static Set<String> of(String text) {
        return NAMED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> existing() throws IOException {
        try (var files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.getFileName().toString().endsWith("Tests.java"))
                    .flatMap(file -> TEST.matcher(read(file))
                            .results()
                            .map(found -> file.getFileName().toString().replace(".java", ".") + found.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
