package fr.spro.platform.web.versions;

import static org.assertj.core.api.Assertions.assertThat;

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
    }

    @Test
    void tells_a_field_that_is_empty_now_from_one_that_is_the_same() {
        var stored = new BoatForm("Erdre", null, true, List.of("Ada", "Ben"), null, "2");

        assertThat(StaleForm.differences(TYPED, stored))
                .containsOnly(Map.entry("harbour", ""), Map.entry("sold", "true"), Map.entry("crew", "Ada, Ben"));
    }
}
