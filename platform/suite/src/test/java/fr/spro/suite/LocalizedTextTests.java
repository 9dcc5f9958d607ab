package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalizedTextTests {

    private static final LocalizedText TRANSLATED = new LocalizedText("Journée", "Day");
    private static final LocalizedText FRENCH_ONLY = LocalizedText.french("Journée");

    @Test
    void is_shown_in_the_language_of_the_page() {
        assertThat(TRANSLATED.in(Locale.ENGLISH)).isEqualTo("Day");
        assertThat(TRANSLATED.in(Locale.UK)).isEqualTo("Day");
        assertThat(TRANSLATED.in(Locale.FRENCH)).isEqualTo("Journée");
        assertThat(TRANSLATED.lang(Locale.ENGLISH)).isNull();
        assertThat(TRANSLATED.lang(Locale.FRENCH)).isNull();
    }

    @Test
    void without_a_translation_is_marked_as_french_on_an_english_page() {
        assertThat(FRENCH_ONLY.in(Locale.ENGLISH)).isEqualTo("Journée");
        assertThat(FRENCH_ONLY.lang(Locale.ENGLISH)).isEqualTo("fr");
        assertThat(FRENCH_ONLY.lang(Locale.FRENCH))
                .as("the language of the page")
                .isNull();
    }

    @Test
    void a_translation_alone_is_no_text() {
        assertThat(LocalizedText.orNull(null, "Day")).isNull();
    }
}
