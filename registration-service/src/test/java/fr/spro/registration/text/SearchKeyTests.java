package fr.spro.registration.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.PersonName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SearchKeyTests {

    @ParameterizedTest
    @CsvFileSource(resources = "/search-examples.csv", numLinesToSkip = 1)
    void finds_a_name_by_every_usual_spelling(String first, String last, String typed, boolean isFound) {
        var key = " " + SearchKey.of(PersonName.of(first, last));

        assertThat(SearchKey.alternatives(typed).stream()
                        .anyMatch(words -> words.stream().allMatch(word -> key.contains(" " + word))))
                .isEqualTo(isFound);
    }

    @Test
    void sorts_by_surname_then_first_name_without_accents() {
        var names = List.of(
                PersonName.of("Zoé", "Abel"),
                PersonName.of("Anne", "Côte"),
                PersonName.of("Bea", "Cote"),
                PersonName.of("Ada", "De La Tour"),
                PersonName.of("Ada", "Delacroix"),
                PersonName.of("", "Émile"),
                PersonName.of("Anne", "Martin"),
                PersonName.of("Zoé", "Martin"),
                PersonName.of("Anne", "Martin-Dupont"),
                PersonName.of("Anne", "Œuvrard"),
                PersonName.of("Anne", "Ofl"));

        assertThat(names).isSortedAccordingTo((one, other) -> SearchKey.of(one).compareTo(SearchKey.of(other)));
    }

    @Test
    void has_compounds_after_the_words_that_sort() {
        assertThat(SearchKey.of(PersonName.of("Jean-Luc", "d’Arcy Lecœur")))
                .isEqualTo("d arcy lecoeur  jean luc  darcy darcylecoeur jeanluc");
        assertThat(SearchKey.of(PersonName.NONE)).isBlank();
        assertThat(SearchKey.of("D'Arcy@Example.org")).isEqualTo("d arcy example org darcyexampleorg");
    }

    @Test
    void has_no_alternative_without_letters_or_digits() {
        assertThat(SearchKey.alternatives(" .* ’ ")).isEmpty();
        assertThat(SearchKey.alternatives("")).isEmpty();
    }
}
