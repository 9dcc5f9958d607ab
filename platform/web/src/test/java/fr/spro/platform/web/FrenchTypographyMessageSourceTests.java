package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FrenchTypographyMessageSourceTests {

    private final FrenchTypographyMessageSource words = new FrenchTypographyMessageSource();

    @Test
    void keeps_french_punctuation_with_its_word() {
        assertThat(words.createMessageFormat("Garder « {0} » ? Oui ; non : jamais !", Locale.FRENCH)
                        .format(new Object[] {"un : deux"}))
                .as("user input is not changed")
                .isEqualTo("Garder «\u00a0un : deux\u00a0»\u00a0? Oui\u00a0; non\u00a0: jamais\u00a0!");
    }

    @Test
    void keeps_a_number_and_its_unit_on_one_line() {
        assertThat(FrenchTypographyMessageSource.typeset("Au plus 20 000 lignes et 10 Mo, le 19 11 2026, à 5 Moulins."))
                .isEqualTo("Au plus 20\u00a0000 lignes et 10\u00a0Mo, le 19 11 2026, à 5 Moulins.");
    }

    @Test
    void does_not_change_english() {
        assertThat(words.createMessageFormat("Keep \u201c{0}\u201d ?", Locale.ENGLISH)
                        .format(new Object[] {"it"}))
                .isEqualTo("Keep \u201cit\u201d ?");
    }
}
