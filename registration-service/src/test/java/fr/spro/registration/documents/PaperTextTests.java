package fr.spro.registration.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTextTests {

    @ParameterizedTest
    @CsvSource({
        // Letters that join on both sides, on one side, and lam with alef.
        "محمد, \uFEAA\uFEE4\uFEA4\uFEE3",
        "دار, \uFEAD\uFE8D\uFEA9",
        "سلام, \uFEE1\uFEFC\uFEB3",
        "بَب, \uFE90\uFE91\u064E",
        "بـب, \uFE90\u0640\uFE91",
        "می\u200Cخ, \uFEA5\uFBFD\uFEE3",
    })
    void writes_arabic_joined_from_right_to_left(String text, String onPaper) {
        assertThat(PaperText.prepared(text)).isEqualTo(onPaper);
    }

    @Test
    void leaves_attributes_and_other_scripts_as_they_are() {
        assertThat(PaperText.prepared("<p title=\"محمد\">Zoë Lecœur, שלום עולם!</p>"))
                .isEqualTo("<p title=\"محمد\">Zoë Lecœur, םלוע\u00A0םולש!</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć",
                "Đặng Thị Ngọc Ánh",
                "Ștefan Țurcanu",
                "Zoë d’Aubigné-Œuvrard",
                "Noe\u0308l",
                "M̌",
                "O'Malley‐Sow",
                "Вера Иванова",
                "Ἀθηνᾶ",
                "محمد الأمين",
                "<b>",
            })
    void prints_the_letters_of_its_fonts(String name) {
        assertThat(PaperText.isPrintable(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "Jean\uD83E\uDEE8Paul", "नीरज", "<b 王>"})
    void knows_the_letters_that_it_cannot_print(String name) {
        assertThat(PaperText.isPrintable(name)).isFalse();
    }

    @Test
    void a_long_address_is_smaller_so_that_it_stays_on_its_line() {
        assertThat(attestation("a".repeat(100)).addressSize()).isEqualTo("8.0");
        assertThat(attestation("a".repeat(200)).addressSize()).isEqualTo("4.0");
    }

    private static Attestation attestation(String address) {
        return new Attestation("Ada", "", List.of(), Duration.ZERO, address, "");
    }
}
