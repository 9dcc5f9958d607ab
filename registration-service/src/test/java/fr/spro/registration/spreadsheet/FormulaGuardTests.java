package fr.spro.registration.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'",
                "Ada",
                "'t Hooft",
                "-Élise",
                "'-Élise",
                "''=1",
                "=1+1",
                "+33 6",
                "@x",
                "\t=1",
                "\rx",
                "a\n=1",
                "a\n'=1",
                "a\t-b",
                "a;=1",
                "a,'@b",
                "l'été",
                "＝1",
                "-",
                "'-",
                "a-b=c",
                "01/02/2026",
                "x, -y",
                "'\t=1"
            })
    void what_was_protected_is_read_back_unchanged(String text) {
        assertThat(FormulaGuard.read(FormulaGuard.protect(text))).isEqualTo(text);
        assertThat(FormulaGuard.read(FormulaGuard.escape(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@a", "\t=1", "\r=1", "a\n=1", "a\r\n=1", "a\t=1", "a;=1", "a,=1", "＝1"})
    void no_program_finds_a_formula_wherever_it_splits_the_text(String text) {
        assertThat(FormulaGuard.protect(text).split("[\\t\\r\\n;,]")).noneMatch(part -> part.matches("[=+@＝-].*"));
    }

    @Test
    void leaves_other_texts_alone() {
        for (var text : new String[] {"Ada", "'t Hooft", "'01000", "l'été - en ville", "a = b"}) {
            assertThat(FormulaGuard.protect(text)).isEqualTo(text);
            assertThat(FormulaGuard.read(text)).isEqualTo(text);
        }
    }
}
