package fr.spro.platform.web.versions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.versions.StaleForm.Differences;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

class StaleFormTests {

    public record BoatForm(
            String name,
            @Nullable String harbour,
            @Nullable Boolean sold,
            List<String> crew,
            @Nullable String request,
            @Nullable String version) {}

    private static final BoatForm TYPED = new BoatForm("Erdre", "Nantes ", null, List.of("Ada", ""), "request", "1");

    @Test
    void shows_what_was_typed_with_the_version_that_is_stored() {
        var stored = new BoatForm("Loire", "Nantes", false, List.of("Ada"), null, "2");
        var model = new ExtendedModelMap();
        var response = new MockHttpServletResponse();

        StaleForm.show("form", TYPED, stored, model, response);

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(model.get("form"))
                .isEqualTo(new BoatForm("Erdre", "Nantes ", null, List.of("Ada", ""), "request", "2"));
        assertThat(model.get("stored")).isEqualTo(Map.of("name", "Loire"));
        assertThat(model.get("mine")).isEqualTo(Map.of("name", "Erdre"));
    }

    @Test
    void tells_whose_change_is_whose_by_what_the_form_showed_when_it_was_opened() {
        var read = new BoatForm("Erdre", "Angers", null, List.of("Ada"), null, "1");
        var typed = new BoatForm("Erdre II", "Angers", true, List.of("Ada"), null, "1");
        var stored = new BoatForm("Loire", "Nantes", null, List.of("Ada"), null, "2");

        var differences = Differences.of(typed, stored, OpenedForm.parse(OpenedForm.of(read)));

        assertThat(differences.stored())
                .as("what only the reader changed is no conflict")
                .isEqualTo(Map.of("name", "Loire", "harbour", "Nantes"));
        assertThat(differences.taken()).containsExactly("harbour");
        assertThat(differences.choosable()).containsExactly("name");
        assertThat(StaleForm.upon(typed, stored, differences.taken()))
                .isEqualTo(new BoatForm("Erdre II", "Nantes", true, List.of("Ada"), null, "2"));
    }

    @Test
    void without_what_the_form_showed_each_difference_is_a_choice() {
        var stored = new BoatForm("Loire", "Angers", null, List.of("Ben"), null, "2");

        var differences = Differences.of(TYPED, stored, OpenedForm.parse("nonsense: :: x"));

        assertThat(differences.taken()).isEmpty();
        assertThat(differences.choosable()).containsExactlyInAnyOrder("name", "harbour");
    }

    @Test
    void tells_a_field_that_is_empty_now_from_one_that_is_the_same() {
        var stored = new BoatForm("Erdre", null, true, List.of("Ada", "Ben"), null, "2");

        assertThat(Differences.of(TYPED, stored, OpenedForm.parse("")).stored())
                .containsOnly(Map.entry("harbour", ""), Map.entry("sold", "true"), Map.entry("crew", "Ada, Ben"));
    }
}
