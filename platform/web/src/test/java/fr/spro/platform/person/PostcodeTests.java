package fr.spro.platform.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01000",
                " 01000 ",
                "01 000",
                "01\u00A0000",
                "01\u202F000",
                "\u200B01000\uFEFF",
                "'01000",
                "’01000",
                "=\"01000\"",
                "F-01000",
                "f 01000",
                "FR-01000",
                "F\u201101000"
            })
    void reads_every_spelling_that_leaves_no_doubt(String text) {
        assertThat(Postcode.parse(text)).map(Postcode::value).contains("01000");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "2A004",
                "1000",
                "100",
                "010000",
                "97 4000",
                "0100O",
                "01.000",
                "1000.0",
                "44000,0",
                "44000 Cedex",
                "٠١٠٠٠",
                "-1000",
                "00000",
                "B-1000",
                "01000;01100",
                "01000 01100"
            })
    void rejects_everything_else(String text) {
        assertThat(Postcode.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", " 1 000 ", "'1000", "F-1000"})
    void recognises_a_code_that_has_probably_lost_its_zero(String text) {
        assertThat(Postcode.parse(text)).isEmpty();
        assertThat(Postcode.isWithoutZero(text)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "01000", "100", "2A04", "1000.0"})
    void other_texts_have_not_lost_a_zero(String text) {
        assertThat(Postcode.isWithoutZero(text)).isFalse();
    }

    @Test
    void has_no_other_value() {
        assertThatThrownBy(() -> new Postcode("1000")).isInstanceOf(IllegalArgumentException.class);
    }
}
