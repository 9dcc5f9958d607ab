package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// Checks that the tests named in docs/guarantees.md and docs/security.md exist, and the index of decisions.
class GuaranteesTests {

    @Test
    void the_page_lists_existing_tests_and_every_test_of_a_guarantee() throws IOException {
        var named = NamedTests.in("docs/guarantees.md");
        var tests = NamedTests.existing();

        assertThat(named).isNotEmpty().isSubsetOf(tests);
        assertThat(tests.stream().filter(test -> test.contains(".guarantee_"))).isSubsetOf(named);
    }

    @Test
    void every_promise_about_security_names_an_existing_test() throws IOException {
        var promises = Files.readAllLines(NamedTests.PROJECT.resolve("docs/security.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();
        var tests = NamedTests.existing();

        assertThat(promises)
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(NamedTests.of(promise))
                        .as(promise)
                        .isNotEmpty()
                        .isSubsetOf(tests));
    }

    @Test
    void the_index_lists_every_decision() throws IOException {
        var folder = NamedTests.PROJECT.resolve("docs/decisions");
        var index = Files.readString(folder.resolve("README.md"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9]{4}-.*")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(index).contains("(%s)".formatted(name)));
        }
    }
}
