package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Checks that the tests named in docs/guarantees.md exist.
class GuaranteesTests {

    private static final Path PROJECT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests\\.\\w+)`");
    private static final Pattern TEST = Pattern.compile("void (\\w+)\\(");

    @Test
    void the_page_lists_existing_tests_and_every_test_of_a_guarantee() throws IOException {
        var named = NAMED.matcher(Files.readString(PROJECT.resolve("docs/guarantees.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var tests = tests();

        assertThat(named).isNotEmpty().isSubsetOf(tests);
        assertThat(tests.stream().filter(test -> test.contains(".guarantee_"))).isSubsetOf(named);
    }

    private static Set<String> tests() throws IOException {
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
