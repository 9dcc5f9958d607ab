package fr.spro.registration.imports.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.PageTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Imports in the API.
class ImportApiTests extends PageTest {

    @Test
    void the_api_imports_a_file_and_returns_its_progress() {
        publish(10, 5);
        var imports = "/api/registration/v1/days/%s/imports".formatted(day.value());
        assertThat(mvc.post()
                        .uri(imports)
                        .contentType("text/csv")
                        .content("nom;email\n;x\n")
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("lines[2].name", "lines[2].email", "not-an-address");
        String location = null;
        for (int i = 0; i < 2; i++) {
            var created = mvc.post()
                    .uri(imports)
                    .header("Idempotency-Key", day.value())
                    .contentType("text/csv")
                    .content("nom;email\nAda;ada@example.org\n")
                    .with(program())
                    .exchange();
            assertThat(created)
                    .hasStatus(201)
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("CHECKED");
            var address = created.getResponse().getHeader("Location");
            assertThat(location == null || location.equals(address)).isTrue();
            location = address;
        }
        var one = location;
        assertThat(mvc.post().uri(one + "/confirm").with(program())).hasStatusOk();
        imported.run();
        assertThat(mvc.get().uri(one).with(program()))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("DONE");
        assertThat(mvc.post().uri(one + "/confirm").with(program()))
                .bodyJson()
                .extractingPath("$.added")
                .isEqualTo(1);
        assertThat(mvc.delete().uri(one).with(program())).hasStatus(204);
        assertThat(registrations.findByDay(day)).hasSize(1);
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.post()
                            .uri(imports)
                            .contentType("text/csv")
                            .content("x")
                            .with(program(role)))
                    .hasStatus(403);
            assertThat(mvc.get().uri(one).with(program(role))).hasStatus(403);
            assertThat(mvc.post().uri(one + "/confirm").with(program(role))).hasStatus(403);
            assertThat(mvc.delete().uri(one).with(program(role))).hasStatus(403);
            assertThat(mvc.post()
                            .uri("/api/registration/v1/directory/groups/imports")
                            .contentType("text/csv")
                            .content("x")
                            .with(program(role)))
                    .hasStatus(403);
        }
    }
}
