package fr.spro.registration.imports.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.imports.PeopleFiles;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The organiser's pages of imports of people.
class ImportPagesTests extends PageTest {

    private final PeopleFiles files = new PeopleFiles(imported, day);

    @Test
    void an_organiser_sees_every_violation_before_importing() throws Exception {
        publish(10, 5);
        assertThat(mvc.get().uri(page("import")).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("Importer des inscriptions", "Atelier w-1", "modele.xlsx");
        var invalid = upload(page("import"), "Nom;E-mail;Âge\n<i>Ada</i>;nobody;7\n;b@b.fr;8\n");
        assertThat(invalid)
                .hasStatus(422)
                .bodyText()
                .contains("2 erreurs sont à corriger", "nobody", "Choisir le fichier corrigé")
                .doesNotContain("<i>Ada</i>");

        var checked = upload(page("import"), "Nom;E-mail;Âge\n<i>Ada</i>;a@b.fr;7\nZoé;b@b.fr;8\n");
        assertThat(checked).hasStatus3xxRedirection();
        var one = checked.getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("2 personnes seront inscrites", "&lt;I&gt;ADA&lt;/I&gt;", "Âge", "Inscrire ces 2 personnes");
        assertThat(registrations.findByDay(day))
                .as("nothing before the confirmation")
                .isEmpty();

        assertThat(mvc.post().uri(one).with(csrf()).with(staff("organiser"))).hasRedirectedUrl(one);
        imported.run();
        assertThat(mvc.get().uri(one).with(staff("organiser"))).bodyText().contains("2 personnes sont inscrites");
        assertThat(registrations.findByDay(day)).hasSize(2);
    }

    @Test
    void an_import_is_undone_for_those_with_whom_nobody_did_anything_since() throws Exception {
        publish(3, 5);
        var one = upload(page("import"), """
            Nom;E-mail
            Ada;ada@example.org
            Bea;bea@example.org
            Cleo;cleo@example.org
            Dora;dora@example.org
            """).getResponse().getRedirectedUrl();
        assertThat(mvc.post().uri(one).with(csrf()).with(staff("organiser"))).hasRedirectedUrl(one);
        imported.run();
        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("4 inscriptions ajoutées par cette liste", "Annuler ces 4 inscriptions");
        changeRegistration.handle(choosing(named("Ada"), wishes(MORNING), "participant"));
        cancelRegistration.handle(named("Cleo"), "camille");
        reconcile();
        var dora = ownPage(named("Dora"));
        assertThat(mvc.post().uri(dora + "/offre/acceptation").with(csrf()))
                .hasRedirectedUrl(dora + "?fait=offre-acceptee");
        var everybody = List.of(named("Ada"), named("Bea"), named("Cleo"), named("Dora"));

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("Une inscription ajoutée par cette liste", "Annuler cette inscription")
                .contains("2 inscriptions ne sont pas concernées", ">ADA</a>", ">DORA</a>")
                .contains("name=\"id\" value=\"%s\"".formatted(named("Bea").value()))
                .doesNotContain(
                        "name=\"id\" value=\"%s\"".formatted(named("Ada").value()));
        assertThat(undo("", everybody))
                .bodyText()
                .contains("Une inscription sera annulée", "1 déjà annulée, 2 modifiées, acceptées ou notées présentes");
        assertThat(undo("/faite", everybody).param("nombre", "1")).bodyText().contains("Une inscription est annulée");

        assertThat(registrations.findByDay(day))
                .filteredOn(Registration::isActive)
                .extracting(registration -> registration.participant().name().full())
                .containsExactlyInAnyOrder("Ada", "Dora");
        assertThat(undo("/faite", everybody).param("nombre", "0"))
                .as("once more")
                .bodyText()
                .contains("Aucune inscription n’a été annulée");
    }

    private RegistrationId named(String name) {
        return registrations.findByDay(day).stream()
                .filter(registration -> registration.participant().name().full().equals(name))
                .map(Registration::id)
                .findFirst()
                .orElseThrow();
    }

    private MockMvcRequestBuilder undo(String step, List<RegistrationId> ids) {
        var request = mvc.post()
                .uri("/coordination/journees/%s/selection/annulation".formatted(day.value()) + step)
                .with(csrf())
                .with(staff("organiser"))
                .param("intactes", "oui");
        ids.forEach(id -> request.param("id", id.value()));
        return request;
    }

    @Test
    void a_renounced_import_says_just_that() throws Exception {
        publish(3, 5);
        var one = upload(page("import"), "Nom;E-mail\nAda;ada@example.org\n")
                .getResponse()
                .getRedirectedUrl();

        assertThat(mvc.post().uri(one + "/abandon").with(csrf()).with(staff("organiser")))
                .hasRedirectedUrl(one);

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("Vous avez renoncé à cet import")
                .doesNotContain("24 heures");
    }

    @Test
    void no_message_is_promised_to_who_is_registered_after_the_day() throws Exception {
        publish(3, 5);
        end();
        for (var last : List.of("import", "groupe", "nouvelle")) {
            assertThat(mvc.get().uri(page(last)).with(staff("organiser")))
                    .bodyText()
                    .contains("une personne inscrite maintenant ne reçoit pas de message");
        }

        var one = upload(page("import"), "Nom;E-mail\nAda;ada@example.org\n")
                .getResponse()
                .getRedirectedUrl();

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("aucun message ne part")
                .doesNotContain("reçoit un message");
    }

    @Test
    void the_preview_says_that_dates_order_those_who_wait() throws Exception {
        publish(1, 5);
        confirmed("Seat");
        confirmed("Wait");
        var file = "Nom;E-mail;Inscrit le\nAda;ada@example.org;%s\n"
                .formatted(clock.instant().minusSeconds(86_400));

        var one = upload(page("import"), file).getResponse().getRedirectedUrl();

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("Les dates d’inscription de cette liste sont gardées", "personne ne perd une place")
                .contains("Une personne attend et s’est inscrite plus tard")
                .contains("dans l’ordre des dates d’inscription");
    }

    @Test
    void many_errors_are_summed_up_in_a_sentence() {
        publish(10, 5);

        assertThat(upload(page("import"), "Nom;E-mail\n" + "Ada;nobody\n".repeat(11)))
                .bodyText()
                .containsPattern("11 fois dans «\u00a0[\\w-]+\u00a0»\u00a0: adresse électronique non valable");
    }

    @Test
    void warns_of_a_file_in_another_encoding() {
        publish(10, 5);
        var windows = new MockMultipartFile(
                "file",
                "liste.csv",
                "text/csv",
                "nom,email\nZoé,z@b.fr\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        var one = mvc.post()
                .multipart()
                .uri(page("import"))
                .file(windows)
                .with(csrf())
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(mvc.get().uri(one).with(staff("organiser"))).bodyText().contains("ZOÉ", "vérifiez les accents");
    }

    @Test
    void nobody_is_said_to_be_registered_who_is_left_out_because_they_were_erased() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "participant");
        var files = new PeopleFiles(imported, day);
        var list = files.checked("nom;email\nAda;ada@example.org\n");
        eraseParticipant.handle(ada, "participant");

        assertThat(mvc.get().uri(page("import/" + list.id().value())).with(staff("organiser")))
                .bodyText()
                .contains("Personne n’est à inscrire.", "a fait effacer ses données")
                .doesNotContain("déjà inscrite", "l’est déjà", "??");
    }

    @Test
    void imports_the_sample_file_unchanged() throws Exception {
        publish(10, 5);
        directory.list("g-1", "s-1", "maelle");
        for (var kind : List.of("csv", "xlsx")) {
            var sample = mvc.get()
                    .uri(page("import/modele." + kind))
                    .with(staff("organiser"))
                    .exchange();
            assertThat(sample).hasStatusOk();
            var table = Spreadsheet.read(sample.getResponse().getContentAsByteArray(), PeopleColumns.ALL);
            assertThat(table.remarks()).isEmpty();
            assertThat(PeopleFiles.violations(imported.checkPeople.handle(new CheckPeople.Command(
                            new ImportId(Infrastructure.fresh("i")),
                            Kind.REGISTRATIONS,
                            day,
                            table,
                            Registrar.organiser("camille")))))
                    .isEmpty();
        }
    }

    @Test
    void the_sample_file_opens_in_a_french_spreadsheet_by_double_click() throws Exception {
        publish(10, 5);

        assertThat(sampleFile()).startsWith("\uFEFFPrénom;Nom de famille;E-mail");
    }

    @Test
    void the_sample_file_of_an_empty_directory_names_no_structure_of_another_region() throws Exception {
        publish(10, 5);

        assertThat(sampleFile()).contains("Une association hors liste").doesNotContain("Mission locale", "Nantes");
    }

    private String sampleFile() throws UnsupportedEncodingException {
        return mvc.get()
                .uri(page("import/modele.csv"))
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void names_a_missing_column_in_the_language_of_the_page() throws Exception {
        publish(10, 5);

        assertThat(upload(page("import"), "email\na@b.fr\n", "camille", "organiser"))
                .hasStatus(422)
                .bodyText()
                .contains("Prénom et Nom", "Cette colonne manque.");
        assertThat(upload("/coordination/annuaire/groups", "identifiant;nom\ng;G\n", "camille", "organiser"))
                .hasStatus(422)
                .bodyText()
                .contains("Territoire", "Coordination 1", "Compte", "Cette colonne manque.")
                .doesNotContain("coordinator1_");
    }

    @Test
    void says_at_the_top_that_text_was_encoded_twice_and_what_was_probably_meant() throws Exception {
        publish(10, 5);
        directory.list("g-1", "s-1", "maelle");

        var one = upload(page("import"), "sep=;\nListe;\nnom;email\nZoÃ©;z@b.fr\n", "camille", "organiser")
                .getResponse()
                .getRedirectedUrl();

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("«\u00a0ZoÃ©\u00a0» est écrit, sans doute pour «\u00a0Zoé\u00a0»", "sont à la ligne 3")
                .containsPattern("(?s)sans doute pour.*<table");
    }

    @Test
    void only_organisers_import_files() {
        publish(10, 5);
        var checkedImport = files.checked("nom;email\nAda;ada@example.org\n");
        var one = page("import/" + checkedImport.id().value());
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get().uri(page("import")).with(staff("maelle", role)))
                    .hasStatus(403);
            assertThat(mvc.get().uri(page("import/modele.csv")).with(staff("maelle", role)))
                    .hasStatus(403);
            assertThat(upload(page("import"), "nom;email\n", "maelle", role)).hasStatus(403);
            assertThat(upload("/coordination/annuaire/groups", "id\n", "maelle", role))
                    .hasStatus(403);
            assertThat(mvc.get()
                            .uri("/coordination/annuaire/import/"
                                    + checkedImport.id().value())
                            .with(staff("maelle", role)))
                    .hasStatus(403);
        }
        for (var path : List.of(one, one + "/abandon")) {
            assertThat(mvc.post().uri(path).with(csrf()).with(staff("maelle", "coordinator")))
                    .hasStatus(404);
            assertThat(mvc.post().uri(path).with(csrf()).with(staff("operator")))
                    .hasStatus(403);
        }
        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator"))).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/coordination/annuaire/import/"
                                + checkedImport.id().value())
                        .with(staff("organiser")))
                .hasStatus(404);
        assertThat(mvc.get().uri(page("groupe")).with(staff("operator"))).hasStatus(403);
        assertThat(imported.imports.findById(checkedImport.id()).orElseThrow().status())
                .isEqualTo(Status.CHECKED);
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

    private String page(String last) {
        return "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), last);
    }
}
