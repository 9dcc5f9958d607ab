package fr.spro.registration.imports.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportAction;
import fr.spro.registration.imports.PeopleFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the history says of imports: how many people, and where their page is.
class ImportHistoryTests extends PageTest {

    private final PeopleFiles files = new PeopleFiles(imported, day);

    @Test
    void an_import_has_the_number_of_people_and_a_link_to_its_page_while_there_is_one() {
        publish(10, 5);
        var done = files.confirmed(files.checked("nom;email\nAda;ada@example.org\nBea;bea@example.org\n"));
        var address = "/coordination/journees/%s/inscriptions/import/%s"
                .formatted(day.value(), done.id().value());

        assertThat(history("organiser"))
                .bodyText()
                .contains("a importé des inscriptions", "href=\"%s\">2 personnes</a>".formatted(address))
                .doesNotContain("(%s)".formatted(done.id().value()), "??");
        assertThat(history("operator"))
                .as("who may not open it")
                .bodyText()
                .contains("(2 personnes)")
                .doesNotContain(address);
    }

    @Test
    void an_import_that_is_gone_has_no_link_and_the_number_that_was_recorded() {
        publish(10, 5);
        var entry = AuditEntry.of(ImportAction.CONFIRMED, "maelle", clock.instant(), day.subject());
        auditLog.record(entry.about("i-gone").changing(List.of(new Field(Import.PEOPLE, "", "3"))));
        auditLog.record(entry.about("i-earlier"));

        assertThat(history("organiser"))
                .bodyText()
                .containsOnlyOnce("(3 personnes)")
                .doesNotContain("i-gone", "i-earlier", "inscriptions/import");
    }

    @Test
    void a_list_of_one_structure_has_the_number_of_people_too() {
        publish(10, 5);
        var structure = Infrastructure.fresh("s");
        directory.list("g-1", structure, "maelle");
        var groups = "/coordination/journees/%s/inscriptions/groupe".formatted(day.value());
        var one = mvc.post()
                .uri(groups)
                .param("structure", structure)
                .param("people[0].name", "Ada")
                .param("people[0].email", "ada@example.org")
                .param("people[0].workshops[0]", "none")
                .param("people[0].workshops[1]", "none")
                .with(csrf())
                .with(staff("maelle", "coordinator"))
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(mvc.post().uri(one).with(csrf()).with(staff("maelle", "coordinator")))
                .hasStatus3xxRedirection();
        imported.run();

        assertThat(history("organiser")).bodyText().contains("href=\"%s\">1 personne</a>".formatted(one));
    }

    private MvcTestResult history(String role) {
        return mvc.get()
                .uri("/coordination/journees/%s/historique".formatted(day.value()))
                .with(staff("camille", role))
                .exchange();
    }
}
