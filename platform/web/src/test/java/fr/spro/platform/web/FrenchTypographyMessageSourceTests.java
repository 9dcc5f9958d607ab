package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Properties;
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
    void guillemets_inside_guillemets_become_quotation_marks() {
        words.setCommonMessages(properties("title", "Annuler « {0} » ?", "two", "« {0} » et « {1} »"));
        words.setAlwaysUseMessageFormat(true);
        var title = "Rencontre «\u00a0métiers verts\u00a0» de Cholet";

        assertThat(words.getMessage("title", new Object[] {title}, Locale.FRENCH))
                .isEqualTo("Annuler «\u00a0Rencontre “métiers verts” de Cholet\u00a0»\u00a0?");
        assertThat(words.getMessage("two", new Object[] {"un", "deux"}, Locale.FRENCH))
                .isEqualTo("«\u00a0un\u00a0» et «\u00a0deux\u00a0»");
        assertThat(FrenchTypographyMessageSource.unnested("« un « seul » mot"))
                .as("what is not closed stays")
                .isEqualTo("« un « seul » mot");
    }

    private static Properties properties(String... pairs) {
        var properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) properties.setProperty(pairs[i], pairs[i + 1]);
        return properties;
    }

    @Test
    void does_not_change_english() {
        assertThat(words.createMessageFormat("Keep \u201c{0}\u201d ?", Locale.ENGLISH)
                        .format(new Object[] {"it"}))
                .isEqualTo("Keep \u201cit\u201d ?");
    }
}
