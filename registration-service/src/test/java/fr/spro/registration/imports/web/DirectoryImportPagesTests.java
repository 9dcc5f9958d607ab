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
