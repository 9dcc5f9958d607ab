package fr.spro.platform.web.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    @Test
    void reads_the_version_of_a_strong_tag() {
        assertThat(IfMatch.parse("\"12\"")).isEqualTo(new IfMatch(12));
        assertThat(IfMatch.parse(EntityTags.of(3))).isEqualTo(new IfMatch(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"12\"", "\"x\"", "\"\"", "\"9999999999999999999\""})
    void matches_nothing_with_a_tag_that_is_well_formed_and_none_of_ours(String header) {
        assertThat(IfMatch.parse(header).version()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "*", "\"12", "\"1\", \"2\"", ""})
    void rejects_what_is_not_one_entity_tag(String header) {
        assertThatExceptionOfType(IfMatch.MalformedIfMatch.class).isThrownBy(() -> IfMatch.parse(header));
    }

    @Test
    void asks_for_the_header_if_it_is_missing() {
        assertThatExceptionOfType(IfMatch.MissingIfMatch.class).isThrownBy(() -> IfMatch.parse(null));
    }
}
