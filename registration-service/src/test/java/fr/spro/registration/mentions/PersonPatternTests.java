package fr.spro.registration.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.enrolment.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a text may mention a person.
class PersonPatternTests {

    private static final Participant CLAIRE = person("Claire", "d’Arcy-Lecœur", "c.da@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Voiture de Mme d'Arcy-Lecoeur",
                "mme DARCY LECŒUR",
                "place à côté de lecoeur",
                "avec d’Arcy",
                "Je viens avec Claire.",
                "CLAIRE vient",
                "écrire à C.DA@example.org"
            })
    void finds_the_surname_a_part_of_it_the_first_name_and_the_address(String text) {
        assertThat(PersonPattern.of(CLAIRE).in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"une vue claire", "d'accord", "Clairement", "Arcysse", "da@example.org", "sans gluten"})
    void finds_no_other_words(String text) {
        assertThat(PersonPattern.of(CLAIRE).in(text)).isEmpty();
    }

    @Test
    void marks_the_words_in_the_text_as_it_was_typed() {
        var text = "Sœur de Zoé MARTIN DUPONT, zoe@example.org";

        var found = PersonPattern.of(person("Zoë", "Martin-Dupont", "zoe@example.org"))
                .in(text);

        assertThat(found)
                .extracting(passage -> text.substring(passage.from(), passage.to()))
                .containsExactly("Zoé", "MARTIN DUPONT", "zoe@example.org");
    }

    @Test
    void an_only_name_is_found_in_every_case() {
        assertThat(PersonPattern.of(person(null, "Prince", "p@example.org")).in("avec prince"))
                .isEqualTo(List.of(new Passage(5, 11)));
    }

    private static Participant person(String first, String last, String email) {
        return new Participant(PersonName.of(first, last), EmailAddress.of(email), "fr");
    }
}
