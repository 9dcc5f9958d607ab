package fr.spro.platform.web.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each service declares for each writing page and operation how lost updates are prevented.
public abstract class WritesTest {

    private static final Set<String> GUARDS =
            Set.of(Write.VERSION, "digest", "new", "step", "commutes", "personal", "file", "import");

    private final String basePackage;

    protected WritesTest(String basePackage) {
        this.basePackage = basePackage;
    }

    @Test
    protected void every_write_is_in_the_table_with_its_guard() {
        assertThat(Write.listed()).extracting(Write::guard).isSubsetOf(GUARDS);
        assertThat(Write.routes(basePackage, false))
                .containsExactlyInAnyOrderElementsOf(listed(Write.listed().stream()));
    }

    @Test
    protected void a_write_that_is_guarded_by_a_version_can_take_one() {
        assertThat(Write.routes(basePackage, true))
                .containsAll(listed(
                        Write.listed().stream().filter(write -> write.guard().equals(Write.VERSION))));
    }

    private static List<String> listed(Stream<Write> writes) {
        return writes.map(Write::route).toList();
    }
}
