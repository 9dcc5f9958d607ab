package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.StructureId;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The API of the directory.
class DirectoryApiTests extends PageTest {

    private static final String API = "/api/registration/v1/directory";

    private final String name = Infrastructure.fresh("Groupe");

    @Test
    void the_api_lists_changes_and_removes_a_structure_idempotently() {
        var group = id(add("/groups", "k", group(name)), "$.id");
        var draft = structure("Mission locale " + name, group, "44000");
        var added = add("/structures", "k", draft);
        var structure = id(added, "$.id");
        assertThat(added).hasStatus(201);
        assertThat(id(add("/structures", "k", draft), "$.id")).isEqualTo(structure);
        assertThat(add("/structures", "other", structure("La mission locale, " + name, group, "44000")))
                .hasStatus(422)
                .bodyText()
                .contains("very-similar", structure);
        assertThat(mvc.get()
                        .uri(API + "/structures?text={text}", "MISSION " + name)
                        .with(program()))
                .bodyJson()
                .hasPathSatisfying("$.structures[0].id", one -> one.assertThat().isEqualTo(structure))
                .hasPathSatisfying("$.found", one -> one.assertThat().isEqualTo(1));

        var one = "/structures/" + structure;
        var wanted = structure("Mission locale " + name, group, "44100");
        for (int i = 0; i < 2; i++) {
            assertThat(put(one, wanted, 1))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.version")
                    .isEqualTo(2);
        }
        assertThat(put(one, draft, 1)).hasStatus(412).hasHeader("ETag", "\"2\"");
        assertThat(ask(HttpMethod.PUT, one, draft)).hasStatus(428);
        assertThat(put(one, structure("x", "nowhere", "44000"), 2))
                .hasStatus(422)
                .bodyText()
                .contains("\"unknown-group\"", "n’est pas dans l’annuaire");
        assertThat(mvc.get().uri(API + one).with(program()))
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .hasPathSatisfying(
                        "$.history[0].action", action -> action.assertThat().isEqualTo("directory.changed"))
                .hasPathSatisfying(
                        "$.history[0].fields[0].after",
                        after -> after.assertThat().isEqualTo("44100"))
                .hasPathSatisfying(
                        "$.registrations.length()", size -> size.assertThat().isEqualTo(0));
        assertThat(delete("/groups/" + group, 1)).hasStatus(422).bodyText().contains("group-not-empty");
        assertThat(delete(one, 1)).hasStatus(412);
        for (int i = 0; i < 2; i++) assertThat(delete(one, 2)).hasStatus(204);
        assertThat(mvc.get().uri(API + one).with(program())).hasStatus(404);
        assertThat(put(one, draft, 3)).hasStatus(404);
        for (int i = 0; i < 2; i++) assertThat(delete("/groups/" + group, 1)).hasStatus(204);
        assertThat(directory.published(new StructureId(structure))).isEmpty();
        assertThat(directory.published(new GroupId(group))).isEmpty();
    }

    @Test
    void the_api_changes_a_group_and_its_coordinators() {
        var group = id(add("/groups", "k", group(name)), "$.id");
        var one = "/groups/" + group;
        assertThat(add("/groups", "other", group(name.toUpperCase(Locale.ROOT))))
                .hasStatus(422)
                .bodyText()
                .contains("name-in-use", group);
        assertThat(put(one, "{\"name\":\"%s\",\"territory\":\"Marais\"}".formatted(name), 1))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.territory")
                .isEqualTo("Marais");
        var added = add(one + "/coordinators", "k", coordinator("Ada", name));
        var person = id(added, "$[0].id");
        assertThat(added).hasStatus(201);
        assertThat(id(add(one + "/coordinators", "k", coordinator("Ada", name)), "$[0].id"))
                .isEqualTo(person);
        assertThat(add(one + "/coordinators", "nonsense", "{\"name\":\"Ada\",\"email\":\"x\",\"subject\":\"y\"}"))
                .hasStatus(422);
        var corrected = coordinator("Ada L", name);
        for (int i = 0; i < 2; i++) {
            assertThat(put(one + "/coordinators/" + person, corrected, 1))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.name")
                    .isEqualTo("Ada L");
        }
        assertThat(mvc.get().uri(API + one).with(program()))
                .bodyJson()
                .hasPathSatisfying(
                        "$.group.coordinators[0]", id -> id.assertThat().isEqualTo(person))
                .hasPathSatisfying(
                        "$.group.version", version -> version.assertThat().isEqualTo(3));
        assertThat(delete(one + "/coordinators/" + person, 2)).hasStatus(412);
        for (int i = 0; i < 2; i++) {
            assertThat(delete(one + "/coordinators/" + person, 3)).hasStatus(204);
        }
        assertThat(mvc.get().uri(API + one + "/coordinators").with(program()))
                .bodyText()
                .isEqualTo("[]");
        assertThat(put(one + "/coordinators/" + person, corrected, 1)).hasStatus(404);
        assertThat(directory.published(new CoordinatorId(person))).isEmpty();
    }

    @Test
    void the_api_paginates_all_structures_without_duplicates() {
        var group = id(add("/groups", "k", group(name)), "$.id");
        var rows = new StringBuilder("id;name;type;group;street;postal_code;city;email\n");
        for (int i = 0; i < 130; i++) {
            rows.append("s-%s-%d;CIO;cio;%s;3 rue du Port;44000;Nantes;a@example.org\n".formatted(group, i, group));
        }
        importDirectory.structures(bytes(rows.toString()));

        var first = mvc.get()
                .uri(API + "/structures?group={group}", group)
                .with(program())
                .exchange();
        var next = id(first, "$.next");

        assertThat(first).bodyJson().extractingPath("$.structures.length()").isEqualTo(100);
        assertThat(mvc.get()
                        .uri(API + "/structures?group={group}&order=CITY&after={after}", group, next)
                        .with(program()))
                .bodyJson()
                .hasPathSatisfying(
                        "$.structures.length()", size -> size.assertThat().isEqualTo(30))
                .hasPathSatisfying("$.next", end -> end.assertThat().isNull());
    }

    @Test
    void only_organisers_may_use_the_api() {
        for (var role : List.of("coordinator", "operator")) {
            for (var path : List.of("/structures", "/groups")) {
                assertThat(mvc.get().uri(API + path).with(program(role))).hasStatus(403);
            }
        }
    }

    private MvcTestResult add(String path, String key, String body) {
        return post(path, body).header("Idempotency-Key", key + name).exchange();
    }

    private MockMvcRequestBuilder post(String path, String body) {
        return ask(HttpMethod.POST, path, body);
    }

    private MockMvcRequestBuilder ask(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(API + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(program());
    }

    private MockMvcRequestBuilder put(String path, String body, int version) {
        return ask(HttpMethod.PUT, path, body).header("If-Match", "\"%d\"".formatted(version));
    }

    private MockMvcRequestBuilder delete(String path, int version) {
        return mvc.delete()
                .uri(API + path)
                .header("If-Match", "\"%d\"".formatted(version))
                .with(program());
    }

    private static String id(MvcTestResult answer, String path) {
        return JsonPath.read(text(answer), path);
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String group(String name) {
        return "{\"name\":\"%s\",\"territory\":\"Loire\"}".formatted(name);
    }

    private static String coordinator(String name, String account) {
        return "{\"name\":\"%s\",\"email\":\"ada@example.org\",\"subject\":\"%s\"}".formatted(name, account);
    }

    private static String structure(String name, String group, String postalCode) {
        return """
            {"name":"%s","kind":"mission-locale","group":"%s","street":"3 rue du Port","postalCode":"%s",
             "city":"Nantes","mailbox":"accueil@example.org"}\
            """.formatted(name, group, postalCode);
    }
}
