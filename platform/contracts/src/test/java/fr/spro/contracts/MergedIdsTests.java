package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedIdsTests {

    @Test
    void an_id_means_what_stands_at_the_end_of_the_chain() {
        var aliases = new MergedIds<>(Map.of("a", "b", "b", "c"));

        assertThat(aliases.end("a")).isEqualTo("c");
        assertThat(aliases.end("c")).isEqualTo("c");
        assertThat(aliases.end("unknown")).isEqualTo("unknown");
        assertThat(aliases.isAlias("b")).isTrue();
        assertThat(aliases.isAlias("c")).isFalse();
    }

    @Test
    void all_that_mean_the_same_are_found_from_any_of_them() {
        var aliases = new MergedIds<>(Map.of("a", "b", "b", "c", "x", "y"));

        for (var one : List.of("a", "b", "c")) {
            assertThat(aliases.allOf(List.of(one))).as(one).containsExactlyInAnyOrder("a", "b", "c");
        }
        assertThat(aliases.allOf(List.of("z"))).containsExactly("z");
    }

    @Test
    void of_several_that_were_merged_in_a_circle_the_same_one_stays_whichever_is_asked_for() {
        var aliases = new MergedIds<>(Map.of("d", "c", "c", "a", "a", "b", "b", "c"));

        for (var one : List.of("a", "b", "c", "d"))
            assertThat(aliases.end(one)).as(one).isEqualTo("a");
        assertThat(aliases.isAlias("a")).isFalse();
        assertThat(new MergedIds<>(Map.of("a", "a")).end("a")).isEqualTo("a");
    }
}
