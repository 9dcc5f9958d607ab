package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedIdsTests {

    @Test
    void resolves_an_id_to_the_end_of_its_chain() {
        var aliases = new MergedIds<>(Map.of("a", "b", "b", "c"));

        assertThat(aliases.resolve("a")).isEqualTo("c");
        assertThat(aliases.resolve("c")).isEqualTo("c");
        assertThat(aliases.resolve("unknown")).isEqualTo("unknown");
        assertThat(aliases.isAlias("b")).isTrue();
        assertThat(aliases.isAlias("c")).isFalse();
    }

    @Test
    void finds_all_aliases_from_any_of_them() {
        var aliases = new MergedIds<>(Map.of("a", "b", "b", "c", "x", "y"));

        for (var one : List.of("a", "b", "c")) {
            assertThat(aliases.allOf(List.of(one))).as(one).containsExactlyInAnyOrder("a", "b", "c");
        }
        assertThat(aliases.allOf(List.of("z"))).containsExactly("z");
    }

    @Test
    void resolves_a_cycle_to_the_same_id_from_each_of_its_ids() {
        var aliases = new MergedIds<>(Map.of("d", "c", "c", "a", "a", "b", "b", "c"));

        for (var one : List.of("a", "b", "c", "d"))
            assertThat(aliases.resolve(one)).as(one).isEqualTo("a");
        assertThat(aliases.isAlias("a")).isFalse();
        assertThat(new MergedIds<>(Map.of("a", "a")).resolve("a")).isEqualTo("a");
    }
}
