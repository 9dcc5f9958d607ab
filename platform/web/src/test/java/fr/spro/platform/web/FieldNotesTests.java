package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldNotesTests {

    private static final Map<String, String> STORED = Map.of("title", "Angers");

    private final FieldNotes notes = new FieldNotes();

    @Test
    void names_help_stored_value_and_error_in_the_order_of_the_page() {
        assertThat(notes.of("title", true, true, STORED)).isEqualTo("title-help title-stored title-error");
        assertThat(notes.of("title", false, true, null)).isEqualTo("title-error");
    }

    @Test
    void names_nothing_beside_a_field_without_notes() {
        assertThat(notes.of("place", false, false, STORED)).isNull();
    }
}
