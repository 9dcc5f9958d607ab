package fr.spro.platform.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTests {

    @Test
    void has_one_form_for_greetings_and_one_for_sorted_lists() {
        var name = PersonName.of(" Zoë ", "d’Aubigné Lecœur");

        assertThat(name.full()).isEqualTo("Zoë d’Aubigné Lecœur").isEqualTo(name.toString());
        assertThat(name.listed()).isEqualTo("D’AUBIGNÉ LECŒUR Zoë");
    }

    @Test
    void may_be_one_word() {
        var name = PersonName.of("\u200B ", "Prince");

        assertThat(name.full()).isEqualTo("Prince");
        assertThat(name.listed()).isEqualTo("PRINCE");
        assertThat(PersonName.of(null, "Prince")).isEqualTo(name);
    }

    @Test
    void applies_the_rules_of_a_name_to_both_parts() {
        assertThat(PersonName.parse("Ada", "")).isEmpty();
        assertThat(PersonName.parse("Ada", "42")).isEmpty();
        assertThat(PersonName.parse("www.example.org", "Lovelace")).isEmpty();
        assertThat(PersonName.parse("Ada\u0007", "Lovelace")).isEmpty();
        assertThat(PersonName.of("Noe\u0308l", "Ada\u00A0\nLovelace"))
                .isEqualTo(PersonName.of("No\u00EBl", "Ada Lovelace"));
    }

    @ParameterizedTest
    @CsvSource({
        "Prince, '', Prince",
        "Ada Lovelace, Ada, Lovelace",
        "Marie de La Tour, Marie, de La Tour",
        "Jean-Luc Noël, Jean-Luc, Noël",
        "DUPONT Marie Claire, Marie Claire, DUPONT",
        "DE LA TOUR Marie, Marie, DE LA TOUR",
        "de LA TOUR Marie, Marie, de LA TOUR",
        "Marie Claire DUPONT, Marie Claire, DUPONT",
        "Marie de LA TOUR, Marie, de LA TOUR",
        "D’ARCY Zoé, Zoé, D’ARCY",
        "MARIE DUPONT, MARIE, DUPONT",
        "JP Dupont, JP, Dupont",
        "J. DUPONT, J., DUPONT",
        "王小明, '', 王小明",
        "محمد الأمين, محمد, الأمين",
        "anne dupont, anne, dupont",
        "'', '', ''",
        "\u200B, '', \u200B",
    })
    void is_split_if_it_was_stored_as_one_text(String text, String first, String last) {
        var name = SplitName.of(text);

        assertThat(name.first()).hasToString(first);
        assertThat(name.last()).hasToString(last);
        assertThat(name.full()).hasSameSizeAs(text);
    }

    @ParameterizedTest
    @CsvSource({"Dupont Marie, Marie, Dupont", "de La Tour Marie, Marie, de La Tour", "Prince, '', Prince"})
    void is_split_with_the_surname_first(String text, String first, String last) {
        assertThat(SplitName.withSurnameFirst(text)).isEqualTo(new PersonName(new NameText(first), new NameText(last)));
    }

    @Test
    void is_split_if_it_was_typed_as_one_text() {
        assertThat(TypedName.of("", null, "Ada Lovelace")).isEqualTo(new TypedName("Ada", "Lovelace"));
        assertThat(TypedName.of("", "Prince", "Ada Lovelace")).isEqualTo(new TypedName("", "Prince"));
        assertThat(TypedName.of("Ada", " ", "Ada Lovelace")).isEqualTo(new TypedName("Ada", " "));
        assertThat(TypedName.of(null, null, " ")).isEqualTo(new TypedName("", ""));
    }

    @Test
    void is_restored_from_its_full_form_and_its_surname() {
        for (var name : new PersonName[] {
            PersonName.of("Marie Claire", "Le Goff"),
            PersonName.of("", "Prince"),
            PersonName.of("Ada", "Ada"),
            PersonName.NONE
        }) {
            assertThat(PersonName.stored(name.full(), name.last().value())).isEqualTo(name);
        }
    }

    @Test
    void is_split_if_its_surname_is_missing_or_of_another_name() {
        var full = "Marie Claire Le Goff";

        assertThat(PersonName.stored(full, null)).isEqualTo(PersonName.of("Marie", "Claire Le Goff"));
        assertThat(PersonName.stored(full, "Martin")).isEqualTo(PersonName.of("Marie", "Claire Le Goff"));
    }
}
