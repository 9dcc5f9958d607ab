package fr.spro.registration.directory.duplicates.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.duplicates.FindDuplicates.Reason;
import fr.spro.registration.directory.duplicates.FindDuplicates.Suspicion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Duplicates as programs find and merge them.
class DuplicateApiTests extends PageTest {

    private static final String API = "/api/registration/v1/directory";
    private static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
    private static final String STRUCTURES = "id;name;type;group;street;postal_code;city;email\n";

    private final String town = Infrastructure.fresh("Ville");
    private final String group = Infrastructure.fresh("g");
    private final String one = Infrastructure.fresh("s-1-");
    private final String other = Infrastructure.fresh("s-2-");

    @Test
    void a_program_finds_tells_apart_and_merges() {
        var third = Infrastructure.fresh("s-3-");
        list(twins()[0], twins()[1], row(third, "Mission locale", "3 rue du Port " + town, town, third));

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

    private List<Reason> of(String one, String other) {
        return duplicate.findDuplicates.structures().stream()
                .filter(found -> List.of(found.one(), found.other()).containsAll(List.of(one, other)))
                .map(Suspicion::reasons)
                .findFirst()
                .orElse(List.of());
    }

    private String[] twins() {
        return new String[] {
            row(one, "Mission locale de " + town, "3 rue du Port " + town, town, one),
            row(other, "Mission locale", "3 rue du Port " + town, town, other)
        };
    }

    private void list(String... rows) {
        importDirectory.groups(bytes(GROUPS + groupRow(group)));
        importDirectory.structures(bytes(STRUCTURES + String.join("", rows)));
    }

    private static String groupRow(String id) {
        return "%1$s;Groupe %1$s;Territoire %1$s;c-%1$s;Chef;%1$s@example.org;chef-%1$s\n".formatted(id);
    }

    private String row(String id, String name, String street, String city, String mailbox) {
        return row(id, name, street, city, mailbox, group);
    }

    private static String row(String id, String name, String street, String city, String mailbox, String group) {
        return "%s;%s;mission-locale;%s;%s;44000;%s;%s@example.org\n".formatted(id, name, group, street, city, mailbox);
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
