package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.spreadsheet.Workbooks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/// One rule for postal codes wherever they are entered: pages, API and files.
class PostcodeEntriesTests extends PageTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> HEADER =
            List.of("id", "name", "type", "group", "street", "postal_code", "city", "email");

    private final String group = Infrastructure.fresh("g");
    private int requests;

    private final Map<String, Function<String, MvcTestResult>> entries = Map.of(
            "form",
            this::form,
            "API",
            this::api,
            "CSV",
            code -> file(csv("s-9", "\"%s\"".formatted(code.replace("\"", "\"\"")))),
            "XLSX",
            code -> file(Workbooks.of(HEADER, row("s-9", code))));

    @BeforeEach
    void listGroup() {
        directory.list(group, Infrastructure.fresh("s"), "maelle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000", " 01 000 ", "'01000", "=\"01000\"", "F-01000", "97400", "\u200B44000"})
    void takes_the_same_postal_codes_at_each_entry(String code) {
        entries.forEach((entry, enter) ->
                assertThat(status(enter, code)).as("%s: %s", entry, code).isIn(201, 302));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "2A004", "01000 Cedex", "010000", "1000.0", "abc", "00000"})
    void rejects_the_same_postal_codes_at_each_entry(String code) {
        entries.forEach((entry, enter) ->
                assertThat(status(enter, code)).as("%s: %s", entry, code).isIn(400, 422));
    }

    @Test
    void says_at_each_entry_that_the_zero_may_be_missing() {
        entries.forEach((entry, enter) -> assertThat(enter.apply("1000"))
                .as(entry)
                .bodyText()
                .containsAnyOf("zéro du début", "postcode-without-zero"));
    }

    @Test
    void keeps_the_zero_that_the_format_of_a_workbook_shows_and_previews_the_address() {
        var id = Infrastructure.fresh("s");
        var page = file(workbook(id, "00000", "1000")).getResponse().getRedirectedUrl();

        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("Code postal", "01000", "3 rue du Port", "accueil@example.org");
        assertThat(mvc.post().uri(page).with(csrf()).with(staff("organiser"))).hasStatus3xxRedirection();
        imported.run();

        assertThat(directory.published(new StructureId(id)))
                .get()
                .isInstanceOfSatisfying(
                        StructureListed.class,
                        fact -> assertThat(fact.address().postalCode()).isEqualTo("01000"));
    }

    @Test
    void rejects_a_bare_number_of_a_workbook_at_its_row() {
        assertThat(file(workbook(Infrastructure.fresh("s"), "General", "1000")))
                .hasStatus(422)
                .bodyText()
                .contains("postal_code", "1000", "zéro du début");
    }

    @Test
    void the_same_file_imported_again_changes_nothing_whatever_the_spelling() {
        var id = Infrastructure.fresh("s");
        for (var code : List.of("01000", "=\"\"01000\"\"", "01 000")) {
            var page = file(csv(id, "\"%s\"".formatted(code))).getResponse().getRedirectedUrl();
            mvc.post().uri(page).with(csrf()).with(staff("organiser")).exchange();
            imported.run();
        }

        assertThat(directory.structureStore.get(new StructureId(id)).version()).isEqualTo(1);
    }

    private static int status(Function<String, MvcTestResult> enter, String code) {
        return enter.apply(code).getResponse().getStatus();
    }

    private MvcTestResult form(String code) {
        requests++;
        return mvc.post()
                .uri("/coordination/annuaire/ajout/structure")
                .param("name", "Structure %s %d".formatted(group, requests))
                .param("type", "cio")
                .param("group", group)
                .param("street", "3 rue du Port")
                .param("postalCode", code)
                .param("city", "Bourg")
                .param("mailbox", "accueil@example.org")
                .param("distinct", "true")
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private MvcTestResult api(String code) {
        requests++;
        return mvc.post()
                .uri("/api/registration/v1/directory/structures")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of(
                        "name",
                        "Structure %s %d".formatted(group, requests),
                        "kind",
                        "cio",
                        "group",
                        group,
                        "street",
                        "3 rue du Port",
                        "postalCode",
                        code,
                        "city",
                        "Bourg",
                        "mailbox",
                        "accueil@example.org",
                        "distinct",
                        true)))
                .with(program())
                .exchange();
    }

    private byte[] workbook(String id, String format, String number) {
        var texts = row(id, "?").stream().map(Workbooks::cell).toList();
        var cells = String.join("", texts).replace(Workbooks.cell("?"), "<c s=\"2\"><v>%s</v></c>".formatted(number));
        return Workbooks.formatted(
                format, Workbooks.row(1, HEADER.toArray(String[]::new)) + "<row r=\"2\">" + cells + "</row>");
    }

    private List<String> row(String id, String code) {
        return List.of(id, "CIO " + id, "cio", group, "3 rue du Port", code, "Bourg", "accueil@example.org");
    }

    private byte[] csv(String id, String code) {
        return bytes(String.join(";", HEADER) + "\n" + String.join(";", row(id, code)) + "\n");
    }

    private MvcTestResult file(byte[] content) {
        return mvc.post()
                .multipart()
                .uri("/coordination/annuaire/structures")
                .file(new MockMultipartFile("file", "liste", null, content))
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }
}
