package fr.spro.registration.imports.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The organiser's pages of directory imports.
class DirectoryImportPagesTests extends PageTest {

    private final String group = Infrastructure.fresh("g");
    private final String structure = Infrastructure.fresh("s");

    @Test
    void previews_the_changes_of_a_directory_file_before_saving() throws Exception {
        directory.list(group, structure, "maelle");
        var file = """
            identifiant;nom;type;groupe;rue;code postal;ville;courriel
            %1$s;CIO Été %1$s;cio;%2$s;5 rue du Port;44000;Nantes;cio@example.org
            %1$s-2;Apec;apec;%2$s;1 quai;44000;Nantes;apec@example.org
            """.formatted(structure, group);
        assertThat(upload("/coordination/annuaire/structures", file.replace(group + ";1", "nulle;1")))
                .hasStatus(422)
                .bodyText()
                .contains("nulle", "importez les groupes");

        var one =
                upload("/coordination/annuaire/structures", file).getResponse().getRedirectedUrl();

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("1 à ajouter, 1 à modifier", "3 rue du Port", "5 rue du Port", "Apec");
        assertThat(mvc.post().uri(one).with(csrf()).with(staff("organiser"))).hasRedirectedUrl(one);
        imported.run();
        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("Ajouts\u00a0: 1\u00a0; modifications\u00a0: 1\u00a0; sans changement\u00a0: 0");
    }

    private static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";

    @Test
    void an_id_or_account_that_is_used_for_somebody_else_is_named_before_groups_are_taken_over() throws Exception {
        directory.list(group, structure, "maelle");
        var row = "%1$s-2;Groupe de Retz;Retz;c-%2$s;%3$s;%3$s@example.org;%3$s\n";

        assertThat(preview(GROUPS + row.formatted(group, group, "jean")))
                .contains(
                        "Est-ce bien la même personne",
                        "Ligne 2\u00a0: dans l’annuaire, l’identifiant «\u00a0c-%s\u00a0» est celui de M K (maelle)"
                                .formatted(group),
                        "jean (jean), qui aura ses groupes (Groupe)");
        assertThat(preview(GROUPS + row.formatted(group, group + "-new", "maelle")))
                .contains("le compte de maelle (maelle) est dans l’annuaire celui de M K (maelle)");
        assertThat(preview(GROUPS + row.formatted(group, group + "-new", "jean")))
                .as("a new person")
                .contains("Groupe de Retz")
                .doesNotContain("Est-ce bien la même personne");
    }

    @Test
    void a_new_address_or_a_name_in_other_letters_is_the_same_person() throws Exception {
        directory.list(group, structure, "maelle");

        assertThat(preview(GROUPS + "%1$s;Groupe;Loire;c-%1$s;m k;new@example.org;maelle\n".formatted(group)))
                .contains("new@example.org")
                .doesNotContain("Est-ce bien la même personne");
    }

    private String preview(String csv) throws Exception {
        var one = upload("/coordination/annuaire/groups", csv).getResponse().getRedirectedUrl();
        return mvc.get()
                .uri(one)
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private MvcTestResult upload(String page, String csv) {
        return upload(page, csv, "camille", "organiser");
    }

    private MvcTestResult upload(String page, String csv, String subject, String role) {
        return mvc.post()
                .multipart()
                .uri(page)
                .file(new MockMultipartFile("file", "liste.csv", MediaType.TEXT_PLAIN_VALUE, bytes(csv)))
                .with(csrf())
                .with(staff(subject, role))
                .exchange();
    }
}
