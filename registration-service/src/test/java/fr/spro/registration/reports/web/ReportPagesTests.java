package fr.spro.registration.reports.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportId;
import fr.spro.suite.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// From the reporter’s link to the report on the day’s page.
class ReportPagesTests extends PageTest {

    private static final Pattern LINK = Pattern.compile("value=\"[^\"]*(/comptes-rendus/[^\"]+)\"");

    @Test
    void a_reporter_submits_a_report_and_an_organiser_publishes_it() throws Exception {
        publish(10, 5);
        var link = createLink();

        assertThat(write(link, 0, "Premier jet", false)).hasRedirectedUrl(link + "?fait=brouillon");
        assertThat(publicDay()).bodyText().doesNotContain("Premier jet");
        assertThat(write(link, 1, "Bonjour <b>tous</b>.\r\n\r\nDeuxième\r\nligne.", true))
                .hasRedirectedUrl(link + "?fait=remise");
        assertThat(mvc.get().uri(link))
                .bodyText()
                .contains("Vous pouvez encore le modifier", "&lt;b&gt;tous&lt;/b&gt;");
        assertThat(list()).bodyText().contains("remis, à publier");
        assertThat(review()).bodyText().containsOnlyOnce("&lt;b&gt;tous&lt;/b&gt;");

        assertThat(correct(2, "Bonjour <b>tous</b>.\n\nDeuxième\nligne, corrigée.", true))
                .hasRedirectedUrl(staffReports() + "?fait=publication");

        assertThat(publicDay())
                .bodyText()
                .contains("<p>Bonjour &lt;b&gt;tous&lt;/b&gt;.</p>", "<p>Deuxième<br />\nligne, corrigée.</p>");
        assertThat(history(day.subject()))
                .extracting(AuditRecord::action)
                .endsWith("reports.link-created", "reports.submitted", "reports.corrected", "reports.published");
        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/historique".formatted(day.value()))
                        .with(organiser()))
                .bodyText()
                .contains("a publié un compte rendu");

        assertThat(mvc.get().uri(link)).bodyText().contains("Ce compte rendu est publié");
        assertThat(write(link, 3, "Trop tard", false))
                .hasStatus(409)
                .bodyText()
                .as("nothing typed is lost")
                .contains("Trop tard", "n’a pas été enregistré");

        assertThat(staffPost("/w-1/retrait")).hasRedirectedUrl(staffReports() + "?fait=retrait");
        assertThat(publicDay()).bodyText().doesNotContain("corrigée");
        assertThat(write(link, 3, "Repris", false)).hasRedirectedUrl(link + "?fait=brouillon");
    }

    @Test
    void shows_both_texts_of_a_concurrent_edit() throws Exception {
        publish(10, 5);
        var link = createLink();
        write(link, 0, "Premier onglet", false);

        assertThat(write(link, 0, "Deuxième onglet", true))
                .hasStatus(409)
                .bodyText()
                .contains("a changé entre-temps", "Premier onglet", "Deuxième onglet", "name=\"version\" value=\"1\"")
                .contains(
                        "Votre saisie\u00a0: Deuxième onglet",
                        "<button form=\"typed\">Enregistrer le formulaire ainsi");
        assertThat(report().text()).isEqualTo("Premier onglet");

        assertThat(write(link, 1, "Les deux onglets", true)).hasStatus3xxRedirection();
        assertThat(report().text()).isEqualTo("Les deux onglets");
    }

    @Test
    void does_not_publish_a_text_changed_after_the_review() throws Exception {
        publish(10, 5);
        var link = createLink();
        write(link, 0, "Lu", true);
        write(link, 1, "Écrit après la lecture", false);

        assertThat(correct(1, "Lu", true)).hasStatus(409).bodyText().contains("Écrit après la lecture");
        assertThat(report().isPublished()).isFalse();
    }

    @Test
    void rejects_a_replaced_or_revoked_link() throws Exception {
        publish(10, 5);
        var first = createLink();
        var second = createLink();

        assertThat(mvc.get().uri(first)).hasStatus(404);
        assertThat(write(first, 0, "x", false)).hasStatus(404);
        assertThat(mvc.get().uri(second)).hasStatusOk();
        assertThat(mvc.get().uri("/comptes-rendus/" + links.text(report().id().value(), 2)))
                .as("a link of another purpose")
                .hasStatus(404);

        assertThat(staffPost("/w-1/lien/retrait")).hasRedirectedUrl(staffReports() + "?fait=lien-retire");
        assertThat(mvc.get().uri(second)).hasStatus(404);
    }

    @Test
    void shows_an_empty_or_too_long_text_again_with_a_message() throws Exception {
        publish(10, 5);
        var link = createLink();

        assertThat(write(link, 0, "é".repeat(20_001), false))
                .hasStatus(422)
                .bodyText()
                .contains("raccourcissez-le", "é".repeat(20_001));
        assertThat(write(link, 0, "a\r\n".repeat(10_000), false))
                .as("an end of line counts once")
                .hasStatus3xxRedirection();
        assertThat(write(link, 1, "  ", true)).hasStatus(422).bodyText().contains("Écrivez le compte rendu");
    }

    @Test
    void a_copied_day_has_no_reports_and_an_archived_day_accepts_none() throws Exception {
        publish(10, 5);
        var link = createLink();
        write(link, 0, "Texte", true);
        var copy = new DayId(Infrastructure.fresh("d"));
        duplicateDay.handle(new DuplicateDay.Command(
                day, copy, "copy", LocalizedText.french("Journée suivante"), LocalDate.of(2028, 11, 19), "camille"));

        assertThat(report.reports.findByDay(copy)).isEmpty();

        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(write(link, 1, "Encore", false)).hasStatus(409).bodyText().contains("Encore");
        assertThat(review()).bodyText().contains("<p>Texte</p>").doesNotContain("<textarea");
        staffPost("/w-1/lien");
        assertThat(report().linkGeneration()).isEqualTo(1);
    }

    @Test
    void only_organisers_manage_reports() throws Exception {
        publish(10, 5);
        createLink();

        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get().uri(staffReports()).with(staff("x", role))).hasStatus(403);
            assertThat(mvc.get().uri(staffReports() + "/w-1").with(staff("x", role)))
                    .hasStatus(403);
            for (var path : List.of("/w-1", "/w-1/lien", "/w-1/lien/retrait", "/w-1/retrait")) {
                assertThat(mvc.post().uri(staffReports() + path).with(csrf()).with(staff("x", role)))
                        .hasStatus(403);
            }
        }
        assertThat(staffPost("/w-9/lien")).hasStatus(404);
    }

    @Test
    void the_api_requests_and_publishes_reports() throws Exception {
        publish(10, 5);
        var api = "/api/registration/v1/days/%s/reports".formatted(day.value());
        assertThat(mvc.post().uri(api + "/w-1/link").with(program())).hasStatusOk();
        assertThat(mvc.post().uri(api + "/w-9/link").with(program())).hasStatus(404);

        assertThat(replaceByApi(api, 0, "{\"text\":\"Texte\",\"published\":true}"))
                .hasStatusOk();
        assertThat(replaceByApi(api, 0, "{\"text\":\"Autre\",\"published\":false}"))
                .hasStatus(412);
        assertThat(replaceByApi(api, 1, "{\"text\":\"\",\"published\":false}")).hasStatus(422);

        assertThat(mvc.get().uri(api).with(program()))
                .bodyJson()
                .extractingPath("$[0].stage")
                .isEqualTo("PUBLISHED");
        assertThat(mvc.post().uri(api + "/w-1/unpublish").with(program()))
                .bodyJson()
                .extractingPath("$.stage")
                .isEqualTo("SUBMITTED");
        assertThat(mvc.delete().uri(api + "/w-1/link").with(program()))
                .bodyText()
                .doesNotContain("comptes-rendus");
    }

    private MvcTestResult review() {
        return mvc.get().uri(staffReports() + "/w-1").with(organiser()).exchange();
    }

    private MvcTestResult replaceByApi(String api, int revision, String body) {
        return mvc.put()
                .uri(api + "/w-1")
                .header("If-Match", "\"%d\"".formatted(revision))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(program())
                .exchange();
    }

    private String createLink() throws Exception {
        assertThat(staffPost("/w-1/lien")).hasRedirectedUrl(staffReports() + "?fait=lien");
        var link = LINK.matcher(list().getResponse().getContentAsString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private MvcTestResult write(String link, int revision, String text, boolean finished) {
        var post = mvc.post().uri(link).with(csrf()).param("text", text).param("version", "" + revision);
        return (finished ? post.param("finished", "1") : post).exchange();
    }

    private MvcTestResult correct(int revision, String text, boolean finished) {
        var post = mvc.post()
                .uri(staffReports() + "/w-1")
                .with(csrf())
                .with(organiser())
                .param("text", text)
                .param("version", "" + revision);
        return (finished ? post.param("finished", "1") : post).exchange();
    }

    private MvcTestResult staffPost(String path) {
        return mvc.post()
                .uri(staffReports() + path)
                .with(csrf())
                .with(organiser())
                .exchange();
    }

    private MvcTestResult list() {
        return mvc.get().uri(staffReports()).with(organiser()).exchange();
    }

    private MvcTestResult publicDay() {
        return mvc.get().uri("/journees/" + day.value()).exchange();
    }

    private Report report() {
        return report.reports.findById(ReportId.of(day, Examples.MORNING)).orElseThrow();
    }

    private static RequestPostProcessor organiser() {
        return staff("camille", "organiser");
    }

    private String staffReports() {
        return "/coordination/journees/%s/comptes-rendus".formatted(day.value());
    }
}
