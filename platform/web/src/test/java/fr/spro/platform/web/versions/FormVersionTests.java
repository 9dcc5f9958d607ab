package fr.spro.platform.web.versions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormVersionTests {

    @Test
    void reads_the_hidden_field() {
        assertThat(FormVersion.of("12")).isEqualTo(12);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "-1", "4294967297000000000000"})
    void a_missing_or_invalid_version_matches_none(String field) {
        assertThat(FormVersion.of(field)).isNegative();
    }
}
