package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FrenchTypographyMessageSourceTests {

    private final FrenchTypographyMessageSource words = new FrenchTypographyMessageSource();

    @Test
    void french_marks_stay_with_their_word() {
        assertThat(words.createMessageFormat("Garder « {0} » ? Oui ; non : jamais !", Locale.FRENCH)
                        .format(new Object[] {"un : deux"}))
                .as("what was typed stays as it was typed")
                .isEqualTo("Garder «\u00a0un : deux\u00a0»\u00a0? Oui\u00a0; non\u00a0: jamais\u00a0!");
    }

    @Test
    void english_stays_as_it_is() {
        assertThat(words.createMessageFormat("Keep \u201c{0}\u201d ?", Locale.ENGLISH)
                        .format(new Object[] {"it"}))
                .isEqualTo("Keep \u201cit\u201d ?");
    }
}
