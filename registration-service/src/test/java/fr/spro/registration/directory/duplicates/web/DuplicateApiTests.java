package fr.spro.registration.directory.duplicates.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.directory.duplicates.DuplicateStructures;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Duplicates in the API.
class DuplicateApiTests extends DuplicateStructures {

    private static final String API = "/api/registration/v1/directory";

    @Test
    void the_api_lists_dismisses_and_merges_duplicates() {
        var third = Infrastructure.fresh("s-3-");
        importStructures(
                similarRows()[0], similarRows()[1], row(third, "Mission locale", "3 rue du Port " + town, town, third));

        assertThat(mvc.get().uri(API + "/duplicates").with(program()))
                .hasStatusOk()
                .bodyText()
                .contains(one, "NAME_AND_PLACE");
        assertThat(post(
                        "/duplicates/distinct",
                        "{\"kind\":\"STRUCTURES\",\"one\":\"%s\",\"other\":\"%s\"}".formatted(third, one)))
                .hasStatus(204);
        assertThat(post("/duplicates/distinct", "{\"kind\":\"STRUCTURES\",\"one\":\"x\",\"other\":\"y\"}"))
                .hasStatus(422);
        assertThat(of(one, third)).isEmpty();

        for (int i = 0; i < 2; i++) {
            assertThat(post("/structures/%s/merge".formatted(one), into(other)))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.id")
                    .isEqualTo(other);
        }
        assertThat(post("/structures/%s/merge".formatted(other), into(one))).hasStatus(422);
        assertThat(post("/structures/%s/merge".formatted(one), into(third))).hasStatus(422);
        assertThat(post("/structures/unknown/merge", into(third))).hasStatus(404);
        assertThat(post("/structures/%s/merge".formatted(third), "{}")).hasStatus(400);
        assertThat(post("/groups/%s/merge".formatted(group), into(group))).hasStatus(422);
    }

    private MvcTestResult post(String path, String json) {
        return mvc.post()
                .uri(API + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(program())
                .exchange();
    }

    private static String into(String id) {
        return "{\"into\":\"%s\"}".formatted(id);
    }
}
