package fr.spro.registration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSimilarityTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mission locale de Nantes Centre | MISSION LOCALE NANTES-CENTRE
        Centre d’information et d’orientation (CIO) de Pornic | CIO Pornic
        ML Rezé | Mission locale de Reze
        Info jeunes Saint-Nazaire | IJ St Nazaire
        Mission locale de Châteaubriant | Mission local de Chateaubriand
        """)
    void recognises_spelling_variants_of_a_name(String one, String other) {
        assertThat(NameSimilarity.of(one, other)).isEqualTo(1);
        assertThat(NameSimilarity.of(other, one)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mission locale de Nantes Centre | Mission locale de Nantes Nord
        France Travail, agence d’Angers Est | France Travail, agence d’Angers Ouest
        Cap emploi Angers | Cap emploi Cholet
        CIO de Laval | Mission locale de Laval
        """)
    void names_that_differ_in_a_word_each_are_not_similar(String one, String other) {
        assertThat(NameSimilarity.of(one, other)).isLessThanOrEqualTo(0.5);
    }

    @Test
    void a_longer_name_is_similar_but_not_equal() {
        assertThat(NameSimilarity.of("Mission locale de Nantes", "Mission locale de Nantes Métropole"))
                .isBetween(0.8, 0.95);
        assertThat(NameSimilarity.of("", "Mission locale")).isZero();
    }

    @Test
    void finds_prefixes_of_words() {
        var label = NameSimilarity.words("Mission locale de Clisson (Clisson)");

        assertThat(NameSimilarity.found(NameSimilarity.words("mission clis"), label))
                .isEqualTo(1);
        assertThat(NameSimilarity.found(NameSimilarity.words("mairie de Clisson"), label))
                .isEqualTo(0.5);
        assertThat(NameSimilarity.found(NameSimilarity.words("..."), label)).isZero();
    }
}
