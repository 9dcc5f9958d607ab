package fr.spro.registration.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccentFoldingTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
        Éloïse Lefèvre-Müller, eloise lefevre-muller
        SACRÉ-CŒUR, sacre-coeur
        Lætitia Ibáñez, laetitia ibanez
        Şebnem Işık, sebnem isik
        Łukasz Đorđević, lukasz dordevic
        Bjørn Weiß, bjorn weiss
        l’été 2027, l’ete 2027
        Ἀθηνᾶ 東京, αθηνα 東京
        """)
    void folds_case_accents_and_ligatures_only(String text, String folded) {
        assertThat(AccentFolding.fold(text)).isEqualTo(folded);
        assertThat(AccentFolding.fold(folded)).as("idempotent").isEqualTo(folded);
    }
}
